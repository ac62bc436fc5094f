import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeQuotes } from '../../backend/src/db/close-packs.ts';
import { migrateUp } from '../../backend/src/db/migrate.ts';
import { openDatabase } from '../../backend/src/db/open-database.ts';
import { degiroFile, type ExportedTrade, sampleIsin } from '../../backend/src/testing/degiro-file.ts';
import { dateOfEpochDay, epochDay, localDate } from '../../domain/src/index.ts';
import type { BuiltServer } from './built-server.ts';

/** So many instruments, trades of all of them together, and years of daily closes; every fourth is quoted in USD. */
export interface Market {
  readonly instruments: number;
  readonly trades: number;
  readonly years: number;
}

const LAST = epochDay(localDate('2026-11-20'));
const DAYS_PER_YEAR = 365;

/** A linear congruential generator: the same market in every run. */
function randomIntegers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const isTradingDay = (day: number) => (day + 3) % 7 < 5;

export const firstDayOf = ({ years }: Market): number => LAST - years * DAYS_PER_YEAR;

/** A close of every trading day, in hundredths: a walk that rises by chance. */
export function closesOf(market: Market, instrument: number): { day: number; cents: number }[] {
  const below = randomIntegers(instrument + 1);
  const closes: { day: number; cents: number }[] = [];
  let cents = 5000 + below(10_000);
  for (let day = firstDayOf(market); day <= LAST; day += 1) {
    if (!isTradingDay(day)) continue;
    cents = Math.max(100, cents + below(201) - 98);
    closes.push({ day, cents });
  }
  return closes;
}

export const isForeign = (instrument: number): boolean => instrument % 4 === 3;

/** Three larger purchases to one smaller sale, so that nothing is oversold, evenly over the years. */
export function tradesOf(market: Market): ExportedTrade[] {
  const below = randomIntegers(20_261_129);
  const span = market.years * DAYS_PER_YEAR - 1;
  return Array.from({ length: market.trades }, (_, index) => {
    const [year, month, day] = dateOfEpochDay(
      firstDayOf(market) + 1 + Math.floor((index / market.trades) * span),
    ).split('-');
    const instrument = index % market.instruments;
    const isSale = Math.floor(index / market.instruments) % 4 === 3;
    return {
      date: `${day}-${month}-${year}`,
      time: '10:00',
      product: `FUND ${instrument}`,
      isin: sampleIsin(instrument),
      units: isSale ? -(1 + below(5)) : 5 + below(20),
      cents: 5000 + below(10_000),
      feeCents: below(300),
      orderId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    };
  });
}

/** A database with the closes and rates of a market, as a provider would have told them. @returns its path */
export async function marketDatabase(market: Market): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'portfolio-market-')), 'portfolio.db');
  const database = openDatabase(path, 'bulk');
  await migrateUp(database);
  const quoted = (closes: readonly { day: number; cents: number }[], currency: string) =>
    closes.map(({ day, cents }) => ({ day, value: { digits: BigInt(cents), scale: 2 }, currency }));
  await database.write.transaction().execute(async (trx) => {
    for (let instrument = 0; instrument < market.instruments; instrument += 1) {
      const closes = quoted(closesOf(market, instrument), isForeign(instrument) ? 'USD' : 'EUR');
      await storeQuotes(trx, 'price', sampleIsin(instrument), 'bench', closes);
    }
    const rates = closesOf(market, 1_000_000).map(({ day, cents }) => ({ day, cents: 100 + (cents % 40) }));
    await storeQuotes(trx, 'rate', 'USD', 'bench', quoted(rates, 'USD'));
  });
  await database.close();
  return path;
}

/** Imports the trades of a market into the database of a server. */
export async function importTrades(server: BuiltServer, market: Market): Promise<void> {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="Transactions.csv"\r\n\r\n';
  const body = Buffer.from(`${head}${degiroFile(tradesOf(market))}\r\n--b--\r\n`);
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const { status, body: answer } = await server.send(
    'POST',
    '/api/v1/transactions/degiro-import-csv-transactions',
    body,
    headers,
  );
  if (status >= 300) throw new Error(`${status}: ${answer.subarray(0, 300).toString()}`);
}
