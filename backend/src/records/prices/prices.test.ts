import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storeQuotes } from '../../db/close-packs.ts';
import { todayHere } from '../../db/instant.ts';
import { decimal, epochDay, localDate } from '@portfolio/domain';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { datedFileReportSchema, storedSchema } from './dated-values.schema.ts';
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
const told = async (query = '') => (await list(query)).prices.map((price) => Object.values(price).join(' '));
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

async function refusal(body: object) {
  const answer = await api.call('POST', PATH, body);
  expect(answer.status).toBe(422);
  return validationSchema
    .parse(JSON.parse(answer.text))
    .detail.map(({ type, loc, code }) => [code ?? type, ...loc.slice(1)]);
}

describe('entering prices', () => {
  test('creates, replaces and passes over by instrument and day, as one change', async () => {
    const first = await enter(PRICE, { ...PRICE, isin: BOND.toLowerCase(), close: 99 });
    expect(first.as(storedSchema)).toEqual({ created: 2, updated: 0, unchanged: 0, change_id: 1 });
    expect([first.status, first.changeId]).toEqual([200, 1]);
    const second = await enter(
      PRICE,
      { ...PRICE, isin: BOND, close: '98.5' },
      { ...PRICE, date: '2026-01-06' },
    );
    expect(second.as(storedSchema)).toEqual({ created: 1, updated: 1, unchanged: 1, change_id: 2 });
    expect(await told()).toEqual([
      `${BOND} 2026-01-05 98.50 EUR manual`,
      `${WORLD} 2026-01-05 121.09 EUR manual`,
      `${WORLD} 2026-01-06 121.09 EUR manual`,
    ]);
  });

  test('the same again is no change, and neither is nothing', async () => {
    await enter(PRICE);
    expect((await enter({ ...PRICE, close: '1.2109e2' })).as(storedSchema).change_id).toBeNull();
    expect((await enter()).as(storedSchema)).toEqual({
      created: 0,
      updated: 0,
      unchanged: 0,
      change_id: null,
    });
  });

  test('of two for one day the last counts', async () => {
    const stored = (await enter(PRICE, { ...PRICE, close: '5' })).as(storedSchema);
    expect(stored).toMatchObject({ created: 1, unchanged: 1 });
    expect(await told()).toEqual([`${WORLD} 2026-01-05 5.00 EUR manual`]);
  });

  test('hundredths are told in their currency; GBp are pence and GBP are pounds', async () => {
    await enter(
      { ...PRICE, close: '1234.5', currency: 'GBp' },
      { ...PRICE, date: '2026-01-06', close: '12.345', currency: 'GBP' },
      { ...PRICE, date: '2026-01-07', close: '1234.5', currency: 'GBX' },
    );
    expect((await list()).prices.map(({ close, currency }) => `${close} ${currency}`)).toEqual([
      '12.345 GBP',
      '12.345 GBP',
      '12.345 GBP',
    ]);
  });

  test('has a sentence in the list of changes, and each can be undone, and that too', async () => {
    await enter(PRICE);
    const { changeId } = await enter({ ...PRICE, close: '5' }, { ...PRICE, isin: BOND });
    const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
    expect(changes.map(({ action, subject, summary }) => [action, subject, summary])).toEqual([
      ['create', 'prices', 'Entered 2 prices'],
      ['create', 'prices', `Entered the price 121.09 EUR of ${WORLD} on 2026-01-05`],
    ]);
    const undone = await undo(changeId);
    expect([undone.status, await told()]).toEqual([201, [`${WORLD} 2026-01-05 121.09 EUR manual`]]);
    expect((await undo(undone.changeId)).status).toBe(201);
    expect(await told()).toEqual([
      `${BOND} 2026-01-05 121.09 EUR manual`,
      `${WORLD} 2026-01-05 5.00 EUR manual`,
    ]);
  });

  test('a body beyond 64 KB is stored by another process, and read by this one', async () => {
    const many = Array.from({ length: 1500 }, (_, index) => {
      const date = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
      return { ...PRICE, date, close: `${index + 1}.5` };
    });
    await enter({ ...PRICE, date: '2020-01-01' });
    const answer = await enter(...many);
    expect(answer.as(storedSchema)).toEqual({ created: 1499, updated: 1, unchanged: 0, change_id: 2 });
    expect(answer.changeId).toBe(2);
    expect(await told('?start_date=2020-01-01&end_date=2020-01-02')).toEqual([
      `${WORLD} 2020-01-01 1.50 EUR manual`,
      `${WORLD} 2020-01-02 2.50 EUR manual`,
    ]);
    const refused = await enter(...many, { ...PRICE, close: '0' });
    expect(refused.status).toBe(422);
    expect(validationSchema.parse(JSON.parse(refused.text)).detail).toMatchObject([
      { type: 'greater_than', loc: ['body', 'prices', 1500, 'close'], input: '0' },
    ]);
    expect((await list()).total).toBe(1500);
  });

  test.each([
    [{}, [['missing', 'prices']]],
    [{ prices: null }, [['list_type', 'prices']]],
    [{ prices: {} }, [['list_type', 'prices']]],
    [{ prices: ['x'] }, [['model_attributes_type', 'prices', 0]]],
    [{ prices: [{ ...PRICE, isin: 'IE00BK5BQT81' }] }, [['isin_check_digit', 'prices', 0, 'isin']]],
    [{ prices: [PRICE, { ...PRICE, date: '2999-01-01' }] }, [['date_in_future', 'prices', 1, 'date']]],
    [{ prices: [{ ...PRICE, close: '-1' }] }, [['greater_than', 'prices', 0, 'close']]],
    [{ prices: [{ ...PRICE, close: '123456789' }] }, [['decimal_whole_digits', 'prices', 0, 'close']]],
    [{ prices: [{ ...PRICE, close: '0.12345678901' }] }, [['decimal_max_places', 'prices', 0, 'close']]],
    [
      { prices: [{ ...PRICE, close: '0.123456789', currency: 'GBX' }] },
      [['decimal_max_places', 'prices', 0, 'close']],
    ],
    [{ prices: [{ ...PRICE, currency: 'EURO' }] }, [['currency_letters', 'prices', 0, 'currency']]],
    [
      { prices: [{ isin: WORLD, date: '2026-01-05' }] },
      [
        ['missing', 'prices', 0, 'close'],
        ['missing', 'prices', 0, 'currency'],
      ],
    ],
  ])('%j is refused, and nothing is stored', async (body, faults) => {
    expect(await refusal(body)).toEqual(faults);
    expect((await list()).total).toBe(0);
  });

  test('names at most a hundred faults', async () => {
    const answer = await enter(...Array.from({ length: 500 }, () => []));
    expect(validationSchema.parse(JSON.parse(answer.text)).detail).toHaveLength(100);
  });

  test.each([
    ['', 'application/json', 'missing'],
    ['{"prices":', 'application/json', 'json_invalid'],
    ['[]', 'application/json', 'model_attributes_type'],
    ['isin,date', 'text/csv', 'model_attributes_type'],
  ])('a body %j of type %s is refused as %s', async (payload, type, code) => {
    const headers = { 'content-type': type };
    const answer = await api.app.inject({ method: 'POST', url: `/api/v1${PATH}`, headers, payload });
    expect(answer.statusCode).toBe(422);
    expect(validationSchema.parse(answer.json()).detail).toMatchObject([{ type: code, loc: ['body'] }]);
  });

  test('a body beyond 50 MB is refused as such', { timeout: 60_000 }, async () => {
    const headers = { 'content-type': 'application/json' };
    const payload = Buffer.alloc(51 * 1024 * 1024, ' ');
    const answer = await api.app.inject({ method: 'POST', url: `/api/v1${PATH}`, headers, payload });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, 'file_too_large']);
  });
});

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
