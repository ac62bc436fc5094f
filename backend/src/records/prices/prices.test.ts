import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { storedSchema } from './dated-values.schema.ts';
import { priceListSchema } from './prices.schema.ts';

const PATH = '/prices';
const [WORLD, BOND] = ['IE00BK5BQT80', 'IE00B4WXJJ64'] as const;
const PRICE = { isin: WORLD, date: '2026-01-05', close: '121.09', currency: 'EUR' };

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const enter = async (...prices: object[]) => await api.call('POST', PATH, { prices });
const list = async (query = '') => (await api.call('GET', PATH + query)).as(priceListSchema);
const told = async (query = '') =>
  (await list(query)).prices.map(({ updated_at: _, ...price }) => Object.values(price).join(' '));
const undo = async (id: number | null) => await api.call('POST', `/changes/${String(id)}/undo`);
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

  test('the same number in another currency is another price', async () => {
    await enter(PRICE);
    expect((await enter({ ...PRICE, currency: 'USD' })).as(storedSchema).updated).toBe(1);
    expect(await told()).toEqual([`${WORLD} 2026-01-05 121.09 USD manual`]);
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
