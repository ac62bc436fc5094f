import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isArriving } from '../../db/arriving-rows.ts';
import { degiroFile, sampleIsin, sampleTrades } from '../../testing/degiro-file.ts';
import { type Answer, testApi, type TestApi } from '../../testing/test-api.ts';
import { importReportSchema } from './imports.schema.ts';

const PATH = '/transactions/degiro-import-csv-transactions';
/** Long enough for a process of its own, and for others to come in between. */
const ROWS = 12_000;
const trades = sampleTrades(ROWS, 50);

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  await api.close();
});

const total = async (): Promise<number> =>
  (JSON.parse((await api.call('GET', '/transactions?limit=1')).text) as { total: number }).total;

const summary = async (): Promise<string> => (await api.call('GET', '/analytics/portfolio-summary')).text;

const investedIn = (text: string): string => (JSON.parse(text) as { total_invested: string }).total_invested;

const PURCHASE = {
  date: '2026-01-15',
  isin: sampleIsin(3),
  broker: 'By hand',
  units: '1.5',
  price_per_unit: '100',
  fee: '0',
  transaction_type: 'BUY',
};

/** Begins to import all of it; resolves when rows have begun to arrive. */
async function begin(): Promise<{ answer: Promise<Answer>; state: { isOver: boolean } }> {
  const state = { isOver: false };
  const answer = api
    .upload(PATH, 'Transactions.csv', degiroFile(trades))
    .finally(() => (state.isOver = true));
  while (!(await isArriving(api.database.read)) && !state.isOver) await pause(2);
  return { answer, state };
}

describe('while a long file is imported', () => {
  test('others write, and see their own rows and none of the file; then all of them are there', async () => {
    const { answer, state } = await begin();
    let lookedAt = 0;
    for (let written = 1; written <= 3; written += 1) {
      expect((await api.call('POST', '/transactions', PURCHASE)).status).toBe(201);
      const [listed, told] = [await total(), await summary()];
      if (!(await isArriving(api.database.read))) continue;
      // 1.5 × 100 each.
      expect([listed, investedIn(told)]).toEqual([written, `${150 * written}.00000000`]);
      lookedAt += 1;
    }
    expect([lookedAt > 0, state.isOver]).toEqual([true, false]);
    const report = (await answer).as(importReportSchema);
    expect([report.successful, await total()]).toEqual([ROWS, ROWS + 3]);
    expect(await isArriving(api.database.read)).toBe(false);
    // As it would be, had it been read from the database by a server that starts.
    const again = await testApi((own) => ({ ...own, read: api.database.read }));
    expect(await summary()).toBe((await again.call('GET', '/analytics/portfolio-summary')).text);
    await again.close();
    await api.call('POST', `/changes/${report.change_id}/undo`);
    expect([await total(), investedIn(await summary())]).toEqual([3, '450.00000000']);
  });

  test('a row that another import brings meanwhile is told to be there, and is there once', async () => {
    const { answer, state } = await begin();
    const one = (await api.upload(PATH, 'One.csv', degiroFile(trades.slice(700, 701)))).as(
      importReportSchema,
    );
    expect([one.successful, state.isOver]).toEqual([1, false]);
    const report = (await answer).as(importReportSchema);
    expect([report.successful, report.skipped.length]).toEqual([ROWS - 1, 1]);
    expect(report.skipped[0]?.row).toBe(701);
    expect(await total()).toBe(ROWS);
  });
});

/** Of the first instrument 1,500 are bought, one a row, before all are sold by the last row. */
const LIFE = [
  ...sampleTrades(1500, 1).map((trade) => ({ ...trade, units: 1, date: '02-01-2024' })),
  ...sampleTrades(1, 1, 9000).map((trade) => ({ ...trade, units: -1500, date: '03-01-2024' })),
];
const valued = async () => (await api.call('GET', '/position-values?limit=100')).text;

test.each([
  ['closes is gone', LIFE, false],
  ['leaves open stays', LIFE.slice(0, 1500), true],
] as const)('what was entered for a position that a long file %s', async (_, file, stays) => {
  await api.call('POST', '/transactions', { ...PURCHASE, isin: sampleIsin(1) });
  for (const isin of [sampleIsin(0), sampleIsin(1)])
    await api.call('POST', '/position-values', { isin, current_value: '5' });
  const report = (await api.upload(PATH, 'Life.csv', degiroFile(file))).as(importReportSchema);
  expect(report.successful).toBe(file.length);
  const left = await valued();
  // That of an instrument which the file does not name stays.
  expect([left.includes(sampleIsin(0)), left.includes(sampleIsin(1))]).toEqual([stays, true]);
  await api.call('POST', `/changes/${report.change_id}/undo`);
  // With the import goes that of a position which it alone had made; what it had removed comes back.
  expect((await valued()).includes(sampleIsin(0))).toBe(!stays);
});
