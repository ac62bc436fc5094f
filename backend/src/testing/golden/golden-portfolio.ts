import { decimal, epochDay, localDate } from '@portfolio/domain';
import { vi } from 'vitest';
import type { Database } from '../../db/open-database.ts';
import { quoteStore } from '../../db/quote-store.ts';
import { type ExportedTrade, degiroFile } from '../degiro-file.ts';
import { type Answer, type TestApi, testApi } from '../test-api.ts';
import { GOLDEN_STEPS } from './golden-steps.ts';
import { stampMigratedRows } from './stamp-migrated-rows.ts';

/** When the golden answers are given; the tests of the web app stand on the same day. */
const GOLDEN_NOW = '2026-11-24T10:00:00';

const IMPORT = '/transactions/degiro-import-csv-transactions';

/** Gold, 25 × 35 = 875, sold at 40 = 1 000: realised 125 and closed. */
const gold = { time: '09:15', product: 'ISHARES PHYSICAL GOLD', isin: 'IE00B4ND3602', feeCents: 100 };
const bought: ExportedTrade = { ...gold, date: '03-04-2024', units: 25, cents: 3_500, orderId: 'order-1' };
const sold: ExportedTrade = { ...gold, date: '19-09-2025', units: -25, cents: 4_000, orderId: 'order-2' };

/** The broker's next export: both trades again, a new one, and one of a day that is in no calendar. */
const NEXT_EXPORT = [
  { ...gold, date: '31-13-2026', units: 1, cents: 4_100, orderId: 'order-4' },
  { ...gold, date: '16-11-2026', units: 10, cents: 4_200, orderId: 'order-3' },
  sold,
  bought,
];

function setClock(moment: string): void {
  vi.setSystemTime(new Date(`${moment}Z`));
}

async function done(answer: Promise<Answer>): Promise<number> {
  const { status, text, changeId } = await answer;
  if (status >= 300) throw new Error(`${status}: ${text}`);
  return changeId ?? 0;
}

/** What a provider has told of gold, which is sold, and of the dollar. */
async function tellQuotes(database: Database): Promise<void> {
  const told = (date: string, value: string, currency: string) => ({
    day: epochDay(localDate(date)),
    value: decimal(value),
    currency,
  });
  const quotes = quoteStore(database, async () => await Promise.resolve());
  await quotes.store('price', gold.isin, 'yahoo', [
    told('2026-11-20', '41.3', 'EUR'),
    told('2026-11-23', '41.875', 'EUR'),
  ]);
  await quotes.store('rate', 'USD', 'ecb', [
    told('2026-11-20', '1.0850', 'USD'),
    told('2026-11-23', '1.0912', 'USD'),
  ]);
}

/** The application with the golden portfolio, made step by step through the API, under a clock that is then stopped. */
export async function goldenPortfolio(): Promise<TestApi> {
  vi.useFakeTimers({ toFake: ['Date', 'hrtime'] });
  setClock('2026-09-28T09:00:00');
  const api = await testApi();
  await stampMigratedRows(api.database);
  await done(api.upload(IMPORT, 'Transactions.csv', degiroFile([sold, bought])));
  let last = 0;
  for (const { at, method, path, body } of GOLDEN_STEPS) {
    setClock(at);
    last = await done(api.call(method, path, body));
  }
  await done(api.call('POST', `/changes/${last}/undo`));
  await tellQuotes(api.database);
  setClock(GOLDEN_NOW);
  return api;
}

/** What the import of the broker's next export would do. */
export async function tryNextExport(api: TestApi): Promise<Answer> {
  return await api.upload(`${IMPORT}?dry_run=true`, 'Transactions.csv', degiroFile(NEXT_EXPORT));
}
