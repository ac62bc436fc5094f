/**
 * Costs, income and realised gains of 100,000 trades over HTTP on the built server, directly after a write and repeated,
 * and how long others wait meanwhile. Run: npm run bench -- tallies
 */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { sampleIsin } from '../backend/src/testing/degiro-file.ts';
import { type BuiltServer, startBuiltServer } from './support/built-server.ts';
import { ceiling, line, median, milliseconds } from './support/figures.ts';
import { importTrades, type Market, marketDatabase } from './support/market.ts';

const ROUNDS = 7;
const LONGEST_WAIT_MS = 100;
/** A report of a year, and the evenings of one among twelve. */
const TARGET_MS = 500;
const QUERIES = ['costs', 'income?by=month', 'realised-gains?year=2026', 'lots?limit=50'];

/** Few instruments with very many trades each, and many with few. */
const MARKETS: readonly Market[] = [
  { instruments: 10, trades: 100_000, years: 12 },
  { instruments: 250, trades: 100_000, years: 12 },
];

async function ask(server: BuiltServer, query: string): Promise<number> {
  const { status, body, ms } = await server.send('GET', `/api/v1/analytics/${query}`);
  if (status !== 200) throw new Error(`${query}: ${status} ${body.subarray(0, 300).toString()}`);
  return ms;
}

async function write(server: BuiltServer, round: number): Promise<void> {
  const trade = { date: '2026-11-12', isin: sampleIsin(1), broker: 'DEGIRO', transaction_type: 'BUY' };
  const body = { ...trade, fee: '1', units: String(round + 1), price_per_unit: '100' };
  const { status } = await server.send('POST', '/api/v1/transactions', body);
  if (status !== 201) throw new Error(`a write was answered ${status}`);
}

/** An answer, and how long others wait at most meanwhile. */
async function withWait(server: BuiltServer, query: string): Promise<{ ms: number; wait: number }> {
  const probe = server.connection();
  await probe('GET', '/health');
  const state = { isOver: false };
  const asked = ask(server, query).finally(() => (state.isOver = true));
  let wait = 0;
  while (!state.isOver) wait = Math.max(wait, (await probe('GET', '/health')).ms);
  return { ms: await asked, wait };
}

async function measure(market: Market): Promise<void> {
  console.log(`\n${market.instruments} ETFs, ${market.trades} trades, ${market.years} years of closes`);
  const path = await marketDatabase(market);
  const server = await startBuiltServer(path);
  await importTrades(server, market);
  for (const query of QUERIES) line(`  ${query}, first`, milliseconds(await ask(server, query)));
  for (const query of QUERIES) {
    const told: { ms: number; wait: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await write(server, round);
      told.push(await withWait(server, query));
    }
    ceiling(`${query}, directly after a write`, median(told.map(({ ms }) => ms)), TARGET_MS, milliseconds);
    ceiling(
      '  longest wait of another',
      Math.max(...told.map(({ wait }) => wait)),
      LONGEST_WAIT_MS,
      milliseconds,
    );
    line(`  ${query}, repeated`, milliseconds(await ask(server, query)));
  }
  await server.stop();
  rmSync(dirname(path), { recursive: true });
}

for (const market of MARKETS) await measure(market);
