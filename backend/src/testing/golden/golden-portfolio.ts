import { vi } from 'vitest';
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
  setClock(GOLDEN_NOW);
  return api;
}

const ANY_IMPORT = '/transactions/import';

/** What the import of the broker's next export would do. */
export async function tryNextExport(api: TestApi): Promise<Answer> {
  return await api.upload(`${ANY_IMPORT}?dry_run=true`, 'Transactions.csv', degiroFile(NEXT_EXPORT));
}
