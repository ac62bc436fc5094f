import { afterEach, beforeEach, expect, test } from 'vitest';
import { priceListSchema } from '../records/prices/prices.schema.ts';
import { type TestApi, testApi } from '../testing/test-api.ts';
import { ROWS_OF_LONG_WORK } from './long-work.ts';

const ISIN = 'IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const COUNT = ROWS_OF_LONG_WORK + 1;

/** As many as are too many for the process that answers requests. */
function prices(close: string) {
  const first = Date.parse('2001-01-01T00:00Z');
  return Array.from({ length: COUNT }, (_, at) => ({
    ...{ isin: ISIN, close, currency: 'EUR' },
    date: new Date(first + at * 86_400_000).toISOString().slice(0, 10),
  }));
}

const enter = async (close: string) => {
  const { status, changeId, text } = await api.call('POST', '/prices', { prices: prices(close) });
  expect(status, text).toBe(200);
  return String(changeId);
};

/** How many prices there are, and the first of them. */
const known = async () => {
  const { total, prices: list } = (await api.call('GET', '/prices?limit=1')).as(priceListSchema);
  return [total, list[0]?.close];
};

const undo = async (id: string) => await api.call('POST', `/changes/${id}/undo`);

test('a change of very many rows is undone and brought back in a process of its own, as any other is', async () => {
  const change = await enter('100');
  expect(await known()).toEqual([COUNT, '100.00']);
  const undone = await undo(change);
  expect([undone.status, undone.changeId]).toEqual([201, 2]);
  expect(undone.text).toContain('"undoes":1');
  expect(await known()).toEqual([0, undefined]);
  expect((await undo('2')).status).toBe(201);
  expect(await known()).toEqual([COUNT, '100.00']);
}, 30_000);

test('what stands in the way is told from there, with the change to undo first', async () => {
  const change = await enter('100');
  const later = await enter('101');
  const refused = await undo(change);
  expect([refused.status, refused.told.code]).toEqual([409, 'change_held_back']);
  expect(JSON.parse(refused.text)).toMatchObject({ conflicting_change: Number(later) });
  expect(await known()).toEqual([COUNT, '101.00']);
}, 30_000);

test('very many prices are deleted there, and come back', async () => {
  await enter('100');
  const gone = await api.call('DELETE', '/prices');
  expect(JSON.parse(gone.text)).toEqual({ message: `Deleted ${COUNT} prices`, deleted_count: COUNT });
  expect(gone.changeId).toBe(2);
  expect(await known()).toEqual([0, undefined]);
  expect((await undo('2')).status).toBe(201);
  expect(await known()).toEqual([COUNT, '100.00']);
  const rates = prices('1.1').map(({ date, close }) => ({ currency: 'USD', date, rate: close }));
  expect((await api.call('POST', '/exchange-rates', { rates })).status).toBe(200);
  const days = 'currency=USD&start_date=2001-01-01&end_date=2030-01-01';
  expect(JSON.parse((await api.call('DELETE', `/exchange-rates?${days}`)).text)).toMatchObject({
    deleted_count: COUNT,
  });
}, 30_000);
