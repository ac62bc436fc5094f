import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storeQuotes } from '../../db/close-packs.ts';
import { todayHere } from '../../db/instant.ts';
import { decimal, epochDay, localDate } from '@portfolio/domain';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { datedFileReportSchema } from './dated-values.schema.ts';
import { priceListSchema } from './prices.schema.ts';

const PATH = '/prices';
const [WORLD, BOND] = ['IE00BK5BQT80', 'IE00B4WXJJ64'] as const;
const PRICE = { isin: WORLD, date: '2026-01-05', close: '121.09', currency: 'EUR' };

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors.filter((line) => !line.includes('import rejected'))).toEqual([]);
  await api.close();
});

const enter = async (...prices: object[]) => await api.call('POST', PATH, { prices });
const list = async (query = '') => (await api.call('GET', PATH + query)).as(priceListSchema);
const told = async (query = '') =>
  (await list(query)).prices.map(({ updated_at: _, ...price }) => Object.values(price).join(' '));
const undo = async (id: number | null) => await api.call('POST', `/changes/${String(id)}/undo`);
const quote = async (isin: string, date: string, close: string) =>
  await api.database.write
    .transaction()
    .execute(
      async (trx) =>
        await storeQuotes(trx, 'price', isin, 'yahoo', [
          { day: epochDay(localDate(date)), value: decimal(close), currency: 'EUR' },
        ]),
    );

describe('the list', () => {
  test('is of an instrument and of days, both included, in pages', async () => {
    await enter(...['05', '06', '07'].map((day) => ({ ...PRICE, date: `2026-01-${day}` })), {
      ...PRICE,
      isin: BOND,
    });
    expect((await list(`?isin=${WORLD.toLowerCase()}&start_date=2026-01-06`)).total).toBe(2);
    expect((await list('?end_date=2026-01-05')).total).toBe(2);
    const { prices, ...page } = await list('?skip=1&limit=2');
    expect(prices.map(({ isin, date }) => [isin, date])).toEqual([
      [WORLD, '2026-01-05'],
      [WORLD, '2026-01-06'],
    ]);
    expect(page).toEqual({ total: 4, skip: 1, limit: 2 });
    expect((await list('?isin=DE000A0F5UF5')).prices).toEqual([]);
  });

  test('has of each day the close that counts, or what one source tells', async () => {
    await quote(WORLD, '2026-01-05', '120');
    await quote(WORLD, '2026-01-06', '121');
    await enter(PRICE);
    expect(await told()).toEqual([
      `${WORLD} 2026-01-05 121.09 EUR manual`,
      `${WORLD} 2026-01-06 121.00 EUR yahoo`,
    ]);
    expect(await told('?source=yahoo')).toEqual([
      `${WORLD} 2026-01-05 120.00 EUR yahoo`,
      `${WORLD} 2026-01-06 121.00 EUR yahoo`,
    ]);
    expect(await told('?source=manual')).toHaveLength(1);
  });

  test.each(['?start_date=x', '?limit=0', '?limit=10001', '?skip=-1'])('%s is refused', async (query) => {
    expect((await api.call('GET', PATH + query)).status).toBe(422);
  });

  test('as a file is what its import reads back', async () => {
    await enter(PRICE, { ...PRICE, isin: BOND, close: '0.0000000001', currency: 'USD' });
    const file = await api.call('GET', `${PATH}.csv`);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toBe(`attachment; filename="prices-${todayHere()}.csv"`);
    expect(file.text).toBe(
      'isin,date,close,currency,source\r\n' +
        `${BOND},2026-01-05,0.0000000001,USD,manual\r\n${WORLD},2026-01-05,121.09,EUR,manual\r\n`,
    );
    const before = await told();
    await api.call('DELETE', PATH);
    const report = (await api.upload(`${PATH}/import-csv`, 'prices.csv', file.text)).as(
      datedFileReportSchema,
    );
    expect([report.created, await told()]).toEqual([2, before]);
    expect((await api.call('GET', `${PATH}.csv?isin=DE000A0F5UF5`)).text).toBe(
      'isin,date,close,currency,source\r\n',
    );
  });
});

describe('a file', () => {
  const FILE = `isin;date;close;currency\n${WORLD};2026-01-05;121.09;EUR\n${WORLD};2026-01-32;1;EUR\n`;

  test('is stored but for its bad rows, which are told', async () => {
    const answer = await api.upload(`${PATH}/import-csv`, 'my prices.csv', FILE);
    const report = answer.as(datedFileReportSchema);
    expect(report).toMatchObject({ total_rows: 2, successful: 1, failed: 1, created: 1, success_rate: 50 });
    expect(report.errors).toEqual([
      {
        row: 2,
        errors: ['date: must be a date in the form YYYY-MM-DD'],
        error_codes: [{ field: 'date', code: 'not_an_iso_day', values: {} }],
        raw_data: { isin: WORLD, date: '2026-01-32', close: '1', currency: 'EUR' },
      },
    ]);
    expect([report.change_id, answer.changeId]).toEqual([1, 1]);
    const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
    expect(changes).toMatchObject([
      { action: 'import', file_name: 'my prices.csv', summary: 'Imported 1 price from my prices.csv' },
    ]);
  });

  test('that is only tried stores nothing, and says what it would', async () => {
    await enter({ ...PRICE, close: '5' });
    const report = (await api.upload(`${PATH}/import-csv?dry_run=true`, 'a.csv', FILE)).as(
      datedFileReportSchema,
    );
    expect(report).toMatchObject({ dry_run: true, updated: 1, created: 0, change_id: null });
    expect(await told()).toEqual([`${WORLD} 2026-01-05 5.00 EUR manual`]);
  });

  test('that changes nothing leaves no change', async () => {
    await enter(PRICE);
    const report = (await api.upload(`${PATH}/import-csv`, 'a.csv', FILE)).as(datedFileReportSchema);
    expect([report.unchanged, report.change_id]).toEqual([1, null]);
  });

  test.each([
    ['', 'price_file_empty'],
    ['a,b\n1,2', 'price_file_lacks_columns'],
  ])('%j is no table of prices', async (content, code) => {
    const answer = await api.upload(`${PATH}/import-csv`, 'a.csv', content);
    expect([answer.status, answer.told.code]).toEqual([400, code]);
  });
});

describe('deleting', () => {
  beforeEach(async () => {
    await enter(...['05', '06', '07'].map((day) => ({ ...PRICE, date: `2026-01-${day}` })), {
      ...PRICE,
      isin: BOND,
    });
    await quote(WORLD, '2026-01-06', '120');
  });

  test.each([
    [`?isin=${WORLD}&start_date=2026-01-06&end_date=2026-01-06`, 1, `Deleted 1 price of ${WORLD}`],
    [`?isin=${WORLD}`, 3, `Deleted 3 prices of ${WORLD}`],
    ['?end_date=2026-01-05', 2, 'Deleted 2 prices'],
    ['', 4, 'Deleted 4 prices'],
  ])('%s takes %i away and can be undone; what providers told stays', async (query, count, summary) => {
    const before = await told();
    const answer = await api.call('DELETE', PATH + query);
    expect(JSON.parse(answer.text)).toMatchObject({ deleted_count: count });
    expect((await list('?source=manual')).total).toBe(4 - count);
    expect((await list('?source=yahoo')).total).toBe(1);
    const { changes } = (await api.call('GET', '/changes?limit=1')).as(changeListSchema);
    expect(changes[0]?.summary).toBe(summary);
    expect((await undo(answer.changeId)).status).toBe(201);
    expect(await told()).toEqual(before);
  });

  test('what is not there is no change', async () => {
    const answer = await api.call('DELETE', `${PATH}?isin=DE000A0F5UF5`);
    expect([answer.status, answer.changeId]).toEqual([200, null]);
  });
});
