import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeListSchema } from '../../records/changes/changes.schema.ts';
import { todayHere } from '../../db/instant.ts';
import { degiroFile, sampleIsin } from '../../testing/degiro-file.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { dataHealthSchema } from './data-health.schema.ts';

const [A, B, C] = [sampleIsin(1), sampleIsin(2), sampleIsin(3)];

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const trade = async (isin: string, more: object = {}) => {
  const members = { date: '2025-01-15', isin, broker: 'X', fee: '0', units: '10', price_per_unit: '100' };
  const answer = await api.call('POST', '/transactions', { ...members, transaction_type: 'BUY', ...more });
  expect(answer.status).toBe(201);
};
const prices = async (
  isin: string,
  closes: readonly (readonly [date: string, close: string])[],
  currency = 'EUR',
) => {
  const list = closes.map(([date, close]) => ({ isin, date, close, currency }));
  expect((await api.call('POST', '/prices', { prices: list })).status).toBe(200);
};
const metadata = async (isin: string) =>
  await api.call('POST', '/isin-metadata', { isin, name: `Fund ${isin}`, type: 'STOCK' });
const health = async () => (await api.call('GET', '/analytics/data-health')).as(dataHealthSchema);
const codes = async () => (await health()).items.map(({ code, about }) => `${code} ${about}`);
const daysAgo = (count: number) =>
  new Date(Date.parse(todayHere()) - count * 86_400_000).toISOString().slice(0, 10);

test('records without a fault have none', async () => {
  expect(await health()).toMatchObject({ items: [], total: 0 });
  await trade(A);
  await metadata(A);
  await prices(A, [[daysAgo(1), '101']]);
  expect(await codes()).toEqual([]);
});

test('what is lacking is told once, the graver first, each with what mends it', async () => {
  await trade(A);
  await trade(B, { transaction_type: 'SELL', units: '4' });
  await trade(C);
  await metadata(C);
  await prices(C, [[daysAgo(30), '101']]);
  const { items } = await health();
  expect(items.map(({ code, isin, action, units, date }) => [code, isin, action, units, date])).toEqual([
    ['oversold', B, 'show_transactions', '-4', null],
    ['no_price', A, 'enter_price', null, null],
    ['stale_price', C, 'refresh_prices', null, daysAgo(30)],
    ['no_name', A, 'edit_metadata', null, null],
    ['no_name', B, 'edit_metadata', null, null],
  ]);
  await prices(C, [[daysAgo(1), '101']], 'USD');
  await prices(A, [[daysAgo(1), '101']], 'USD');
  expect((await health()).items[1]).toMatchObject({
    code: 'no_rate',
    currency: 'USD',
    action: 'enter_rate',
    isin: null,
  });
  await api.call('POST', '/exchange-rates', { rates: [{ currency: 'USD', date: daysAgo(1), rate: '1.1' }] });
  expect(await codes()).toEqual([`oversold ${B}`, `no_name ${A}`, `no_name ${B}`]);
});

test('a split that the closes suggest is told until it is recorded, or found right', async () => {
  await trade(A);
  await metadata(A);
  await prices(A, [
    ['2025-01-10', '900'],
    ['2025-01-13', '100'],
    ['2025-03-03', '102'],
    ['2025-03-04', '51'],
    ['2025-03-05', '50'],
    [daysAgo(1), '52'],
  ]);
  const { items } = await health();
  expect(items).toMatchObject([
    {
      code: 'suspected_split',
      isin: A,
      date: '2025-03-04',
      new_units: 2,
      old_units: 1,
      action: 'record_split',
      can_be_right: true,
    },
  ]);
  const { code, about } = items[0] ?? {};
  const dismissed = await api.call('POST', '/analytics/data-health/dismissals', { code, about });
  expect([dismissed.status, dismissed.changeId !== null]).toEqual([201, true]);
  expect(await codes()).toEqual([]);
  expect((await api.call('POST', '/analytics/data-health/dismissals', { code, about })).changeId).toBeNull();
  const { changes } = (await api.call('GET', '/changes?subject=dismissals')).as(changeListSchema);
  expect(changes).toHaveLength(1);
  await api.call('POST', `/changes/${String(changes[0]?.id)}/undo`);
  expect(await codes()).toEqual([`suspected_split ${A} 2025-03-04`]);
  const split = {
    date: '2025-03-04',
    isin: A,
    broker: 'X',
    transaction_type: 'SPLIT',
    new_units: 2,
    old_units: 1,
  };
  expect((await api.call('POST', '/transactions', split)).status).toBe(201);
  expect(await codes()).toEqual([]);
});

test('what was recorded twice is told with both, and not what differs', async () => {
  await trade(A);
  await trade(A, { units: '10.00' });
  await trade(A, { units: '11' });
  await trade(A, { broker: 'Y' });
  await metadata(A);
  await prices(A, [[daysAgo(1), '101']]);
  const { items } = await health();
  expect(items).toMatchObject([
    {
      code: 'suspected_duplicate',
      about: '1+2',
      transaction_ids: [1, 2],
      broker: 'X',
      date: '2025-01-15',
      action: 'show_both',
    },
  ]);
  await api.call('DELETE', '/transactions/2');
  expect(await codes()).toEqual([]);
});

test('two fills of an order are not suspected, though one bears the fee of both; entered by hand once more they are', async () => {
  const fill = { date: '15-01-2025', time: '10:13', product: 'Fund', isin: A, units: 4, cents: 2525 };
  const orderId = '00000000-0000-4000-8000-000000000002';
  const file = degiroFile([
    { ...fill, feeCents: 0, orderId },
    { ...fill, feeCents: 300, orderId },
  ]);
  await api.upload('/transactions/import', 'Transactions.csv', file);
  await metadata(A);
  await prices(A, [[daysAgo(1), '26']]);
  expect(await codes()).toEqual([]);
  await trade(A, { broker: 'DEGIRO', units: '4', price_per_unit: '25.25', currency: 'EUR' });
  expect(await codes()).toEqual(['suspected_duplicate 1+2+3']);
});

test('two fees of one amount in two currencies are not suspected', async () => {
  const fee = { date: '2025-01-15', broker: 'X', transaction_type: 'FEE', amount: '2.50' };
  for (const currency of [{ currency: 'EUR' }, { currency: 'USD', exchange_rate: '1.1' }])
    expect((await api.call('POST', '/transactions', { ...fee, ...currency })).status).toBe(201);
  expect(await codes()).toEqual([]);
});

test.each([{ code: 'oversold', about: 'x' }, { code: 'suspected_split', about: ' ' }, {}])(
  '%j is nothing to find right',
  async (body) => {
    expect((await api.call('POST', '/analytics/data-health/dismissals', body)).status).toBe(422);
  },
);
