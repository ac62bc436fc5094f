import { afterEach, beforeEach, expect, test } from 'vitest';
import { todayHere } from '../../db/instant.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { rebalancingSchema } from './rebalancing.schema.ts';

const WORLD = 'IE00BK5BQT80';
const BONDS = 'IE00B4ND3602';
const GOLD = 'DE000A0F5UF5';
const NEW = 'LU1681043599';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const buy = async (isin: string, units: string, members: object = {}) => {
  const trade = { transaction_type: 'BUY', broker: 'Fio', date: '2025-01-02', price_per_unit: '10' };
  expect((await api.call('POST', '/transactions', { ...trade, isin, units, ...members })).status).toBe(201);
};
const close = async (isin: string, amount: string) => {
  const prices = [{ isin, date: todayHere(), close: amount, currency: 'EUR' }];
  expect((await api.call('POST', '/prices', { prices })).status).toBe(200);
};
const target = async (...weights: [string, string][]) => {
  const targets = weights.map(([key, weight]) => {
    return { scope: key.length === 12 ? 'instrument' : 'asset_class', key, weight };
  });
  expect((await api.call('PUT', '/targets', { targets })).status).toBe(200);
};
const ask = async (body: object) =>
  (await api.call('POST', '/analytics/rebalancing', body)).as(rebalancingSchema);
const orders = ({ lines }: Awaited<ReturnType<typeof ask>>) =>
  lines.flatMap(({ isin, broker, order }) => (order ? [[order.type, order.units, isin, broker]] : []));

test('new money goes to what is below its target, and nothing is written', async () => {
  await buy(WORLD, '6');
  await buy(BONDS, '8', { broker: 'DEGIRO' });
  await close(WORLD, '100');
  await close(BONDS, '50');
  await target([WORLD, '0.5'], [BONDS, '0.5']);
  const answer = await ask({ amount: '200' });
  // Total 600 + 400 + 200, targets 600 each.
  expect(answer).toMatchObject({
    base_currency: 'EUR',
    has_targets: true,
    total: '1200.00',
    purchases: '200.00',
    cash_left: '0.00',
    drift_before: '0.1666666667',
    drift_after: '0',
    is_proven: true,
    left_out: [],
    untargeted: [],
  });
  expect(orders(answer)).toEqual([['BUY', '4', BONDS, 'DEGIRO']]);
  expect(answer.lines[0]).toMatchObject({
    isin: BONDS,
    value: '400.00',
    target_value: '600.00',
    value_after: '600.00',
    weight_before: '0.3333333333',
    weight_after: '0.5',
    deviation_after: '0.00',
    order: { amount: '200.00', fee: '0.00' },
  });
  expect(JSON.parse((await api.call('GET', '/transactions')).text)).toMatchObject({ total: 2 });
});

test('fees that are remembered are reckoned with, until the question brings its own', async () => {
  await buy(WORLD, '1');
  await close(WORLD, '100');
  await target([WORLD, '1']);
  await api.call('PUT', '/settings/broker-fees', { fees: [{ broker: 'Fio', fixed: '2' }] });
  expect(await ask({ amount: '201' })).toMatchObject({
    purchases: '100.00',
    fees: '2.00',
    cash_left: '99.00',
  });
  expect(await ask({ amount: '201', fees: [] })).toMatchObject({ purchases: '200.00', cash_left: '1.00' });
});

test('sales are of units at the broker that has most of them', async () => {
  await buy(WORLD, '4');
  await buy(WORLD, '6', { broker: 'DEGIRO' });
  await close(WORLD, '100');
  await close(NEW, '100');
  await target([WORLD, '0'], [NEW, '1']);
  expect(orders(await ask({}))).toEqual([]);
  const answer = await ask({ allow_sales: true });
  expect(orders(answer)).toEqual([
    ['SELL', '6', WORLD, 'DEGIRO'],
    ['BUY', '6', NEW, null],
  ]);
});

test('what cannot be valued and what has no target is named, and left alone', async () => {
  for (const isin of [WORLD, BONDS, GOLD]) await buy(isin, '10');
  await api.call('POST', '/isin-metadata', { isin: WORLD, name: 'World', type: 'STOCK' });
  await api.call('POST', '/isin-metadata', { isin: BONDS, name: 'Bonds', type: 'BOND' });
  await close(WORLD, '100');
  await close(GOLD, '7');
  await target(['STOCK', '0.5'], ['BOND', '0.2'], ['REAL_ASSET', '0.1'], [NEW, '0.2']);
  const answer = await ask({ amount: '50', allow_sales: true, whole_units: false });
  expect(answer.left_out.map(({ key, reason }) => [key, reason])).toEqual([
    ['BOND', 'no_instrument'],
    ['REAL_ASSET', 'no_instrument'],
    [NEW, 'no_price'],
  ]);
  expect(answer.untargeted).toEqual([{ isin: GOLD, name: null, value: '70.00' }]);
  expect(answer.lines).toMatchObject([{ isin: WORLD, name: 'World', target_weight: '1' }]);
  expect(orders(answer)).toEqual([['BUY', '0.5', WORLD, 'Fio']]);
});

test('without targets nothing is proposed', async () => {
  await buy(WORLD, '1');
  expect(await ask({ amount: '5' })).toMatchObject({ has_targets: false, lines: [], cash_left: '5.00' });
});

test.each([
  { amount: '-1' },
  { amount: 'much' },
  { amount: '1000000000000' },
  { allow_sales: 'yes' },
  { minimum_order: '-1' },
  { fees: [{ broker: 'A', rate: 1 }] },
])('%j is refused', async (body) => {
  expect((await api.call('POST', '/analytics/rebalancing', body)).status).toBe(422);
});
