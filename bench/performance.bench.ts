/**
 * Daily value history and performance of three portfolios over HTTP on the built server: cold, which is the first request
 * of a server, sent as soon as it listens, directly after a write, and repeated. Run: npm run bench -- performance
 *
 * A server works out its first page before it listens, for 0.4 s at most; beside it stands one that has prepared nothing.
 */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { sampleIsin } from '../backend/src/testing/degiro-file.ts';
import { type BuiltServer, startBuiltServer } from './support/built-server.ts';
import { ceiling, line, median, megabytes, milliseconds, times } from './support/figures.ts';
import { importTrades, type Market, marketDatabase } from './support/market.ts';
import { naiveDays } from './support/naive-days.ts';

const ROUNDS = 5;
const REPEATS = 50;
const WRITES = 20;
const HISTORY = 'value-history?interval=day';
const PERFORMANCE = 'performance?period=MAX';
const LONGEST_WAIT_MS = 50;
const LONGEST_START_MS = 1000;
const LARGEST_MB = 250;
const GROWTH_YEARS = 12;
/** What one run differs from the next, and more than a quadratic cost could hide behind. */
const STEEPEST = 1.2;
/** Such values differ from the exact ones only by what binary numbers cannot hold. */
const SAME = 1e-6;

const SIZES: readonly { market: Market; targetMs: number }[] = [
  { market: { instruments: 10, trades: 1200, years: 10 }, targetMs: 50 },
  { market: { instruments: 50, trades: 5000, years: 12 }, targetMs: 250 },
  { market: { instruments: 250, trades: 14_400, years: 12 }, targetMs: 1000 },
];

async function ask(server: BuiltServer, query: string): Promise<{ ms: number; body: Buffer }> {
  const { status, body, ms } = await server.send('GET', `/api/v1/analytics/${query}`);
  if (status !== 200) throw new Error(`${query}: ${status} ${body.subarray(0, 300).toString()}`);
  return { ms, body };
}

/** A server that works nothing out before it is asked: what it answers first is cold. */
const startUnprepared = async (path: string) => await startBuiltServer(path, ['--unprepared']);

/** The first request of a server, sent as soon as it listens, several times. */
async function cold(
  start: () => Promise<BuiltServer>,
  query: string,
  rounds: number,
): Promise<{ first: number[]; start: number[] }> {
  const durations: { first: number[]; start: number[] } = { first: [], start: [] };
  for (let round = 0; round < rounds; round += 1) {
    const server = await start();
    durations.start.push(server.startMs);
    durations.first.push((await ask(server, query)).ms);
    await server.stop();
  }
  return durations;
}

async function write(server: BuiltServer, round: number): Promise<void> {
  const trade = { date: '2026-11-12', isin: sampleIsin(1), broker: 'DEGIRO', transaction_type: 'BUY' };
  const body = { ...trade, fee: '1', units: String(round + 1), price_per_unit: '100' };
  const { status } = await server.send('POST', '/api/v1/transactions', Buffer.from(JSON.stringify(body)), {
    'content-type': 'application/json',
  });
  if (status !== 201) throw new Error(`a write was answered ${status}`);
}

/** How long others wait at most while an answer is worked out. */
async function longestWait(server: BuiltServer, query: string): Promise<number> {
  const probe = server.connection();
  const state = { isOver: false };
  const asked = ask(server, query).finally(() => (state.isOver = true));
  let longest = 0;
  while (!state.isOver) longest = Math.max(longest, (await probe('GET', '/health')).ms);
  await asked;
  return longest;
}

async function measure({ market, targetMs }: (typeof SIZES)[number]): Promise<void> {
  const { instruments, trades, years } = market;
  console.log(`\n${instruments} ETFs, ${trades} trades, ${years} years of closes`);
  const path = await marketDatabase(market);
  const first = await startBuiltServer(path);
  await importTrades(first, market);
  await first.stop();
  for (const query of [HISTORY, PERFORMANCE]) {
    const prepared = await cold(async () => await startBuiltServer(path), query, ROUNDS);
    ceiling(`${query}, cold`, median(prepared.first), targetMs, milliseconds);
    ceiling('  start to the first answer of /health', median(prepared.start), LONGEST_START_MS, milliseconds);
    const unprepared = await cold(async () => await startUnprepared(path), query, ROUNDS);
    line('  with nothing prepared', milliseconds(median(unprepared.first)));
    line('  and its start', milliseconds(median(unprepared.start)));
  }
  const server = await startBuiltServer(path);
  await ask(server, HISTORY);
  await ask(server, PERFORMANCE);
  for (const query of [HISTORY, PERFORMANCE]) {
    const after: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await write(server, round);
      after.push((await ask(server, query)).ms);
    }
    ceiling(`${query}, directly after a write`, median(after), targetMs, milliseconds);
    const again: number[] = [];
    for (let round = 0; round < REPEATS; round += 1) again.push((await ask(server, query)).ms);
    ceiling(`${query}, repeated, p50`, median(again), 5, milliseconds);
  }
  const waits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await write(server, round);
    waits.push(await longestWait(server, round % 2 === 0 ? HISTORY : PERFORMANCE));
  }
  ceiling('longest wait of another request meanwhile', Math.max(...waits), LONGEST_WAIT_MS, milliseconds);
  ceiling('memory', server.residentMb(), LARGEST_MB, megabytes);
  await server.stop();
  const coldWaits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = await startUnprepared(path);
    coldWaits.push(await longestWait(start, round % 2 === 0 ? HISTORY : PERFORMANCE));
    await start.stop();
  }
  ceiling('longest wait of another request, cold', Math.max(...coldWaits), LONGEST_WAIT_MS, milliseconds);
  rmSync(dirname(path), { recursive: true });
}

/** The same work done naively, on the smallest portfolio, and whether it comes to the same. */
async function compareNaive({ market }: (typeof SIZES)[number]): Promise<void> {
  const path = await marketDatabase(market);
  const server = await startBuiltServer(path);
  await importTrades(server, market);
  await ask(server, 'portfolio-summary');
  const { ms, body } = await ask(server, HISTORY);
  const { points } = JSON.parse(body.toString()) as { points: { date: string; market_value: string }[] };
  const startedAt = performance.now();
  const naive = naiveDays(market);
  const naiveMs = performance.now() - startedAt;
  for (const { date, market_value } of points) {
    const expected = naive.get(date);
    if (expected !== undefined && Math.abs(Number(market_value) / expected - 1) > SAME)
      throw new Error(`${date}: ${market_value}, naively ${expected}`);
  }
  line('\nthe same values, every day recomputed naively', milliseconds(naiveMs));
  line('  gain over it', times(naiveMs / ms));
  await server.stop();
  rmSync(dirname(path), { recursive: true });
}

/** Least milliseconds of the daily history, cold and directly after a write: what other programs add is no cost of ours. */
async function costOf(market: Market): Promise<{ cold: number; written: number }> {
  const path = await marketDatabase(market);
  const first = await startBuiltServer(path);
  await importTrades(first, market);
  await first.stop();
  const coldMs = Math.min(...(await cold(async () => await startUnprepared(path), HISTORY, ROUNDS)).first);
  const server = await startBuiltServer(path);
  await ask(server, HISTORY);
  const written: number[] = [];
  for (let round = 0; round < WRITES; round += 1) {
    await write(server, round);
    written.push((await ask(server, HISTORY)).ms);
  }
  await server.stop();
  rmSync(dirname(path), { recursive: true });
  return { cold: coldMs, written: Math.min(...written) };
}

/**
 * Cost per trade and close at 1×, 4× and 16×, beyond what the same days cost with one instrument and hardly a trade:
 * constant where the work grows linearly.
 */
async function measureGrowth(): Promise<void> {
  console.log('\ncost by size, less the fixed cost of as many days');
  const fixed = await costOf({ instruments: 1, trades: 4, years: GROWTH_YEARS });
  line('fixed: cold, after a write', `${milliseconds(fixed.cold)}, ${milliseconds(fixed.written)}`);
  const perPoint: { cold: number; written: number }[] = [];
  for (const factor of [1, 4, 16]) {
    const market = { instruments: 16 * factor, trades: 900 * factor, years: GROWTH_YEARS };
    const cost = await costOf(market);
    const points = market.trades + market.instruments * market.years * 261;
    const each = (kind: keyof typeof cost) => ((cost[kind] - fixed[kind]) * 1e6) / points;
    perPoint.push({ cold: each('cold'), written: each('written') });
    line(
      `${factor} ×: ${market.trades} trades, ${points - market.trades} closes`,
      `${milliseconds(cost.cold)}, ${milliseconds(cost.written)}`,
    );
    line('  per trade or close', `${each('cold').toFixed(0)} ns, ${each('written').toFixed(0)} ns`);
  }
  const [one, , sixteen] = perPoint;
  if (!one || !sixteen) return;
  const steepness = (kind: keyof typeof one) => (one[kind] > 0 ? sixteen[kind] / one[kind] : Infinity);
  ceiling('per trade or close at 16 × beside 1 ×, cold', steepness('cold'), STEEPEST, times);
  ceiling('  and after a write', steepness('written'), STEEPEST, times);
}

for (const size of SIZES) await measure(size);
const [smallest] = SIZES;
if (smallest) await compareNaive(smallest);
await measureGrowth();
