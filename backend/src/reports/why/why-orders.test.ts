import { compare, decimal } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { todayHere } from '../../db/instant.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { isWholeTrail } from '../../testing/whole-trail.ts';
import { rebalancingSchema } from '../rebalancing/rebalancing.schema.ts';
import { whySchema } from './why.schema.ts';

const [WORLD, BONDS, NEW] = ['IE00BK5BQT80', 'IE00B4ND3602', 'LU1681043599'] as const;

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
  const trade = { transaction_type: 'BUY', broker: 'Fio', date: '2025-01-02', price_per_unit: '10' };
  await api.call('POST', '/transactions', { ...trade, isin: WORLD, units: '9' });
  await api.call('POST', '/transactions', { ...trade, isin: BONDS, units: '8', broker: 'DEGIRO' });
  const closes = [WORLD, BONDS, NEW].map((isin, index) => ({ isin, close: String(101 - 23 * index) }));
  const prices = closes.map((one) => ({ ...one, date: todayHere(), currency: 'EUR' }));
  await api.call('POST', '/prices', { prices });
  const weights = [WORLD, BONDS, NEW].map((key, index) => ({ key, weight: ['0.3', '0.4', '0.3'][index] }));
  await api.call('PUT', '/targets', { targets: weights.map((one) => ({ ...one, scope: 'instrument' })) });
  const fees = [{ broker: 'Fio', fixed: '1', rate: '0.00333', minimum: '2' }];
  await api.call('PUT', '/settings/broker-fees', { fees });
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const TERMS = { amount: '250', allow_sales: true, whole_units: true, minimum_order: '10' };
const QUERY = 'amount=250&allow_sales=true&whole_units=true&minimum_order=10';
const why = async (query: string) => (await api.call('GET', `/analytics/why?${query}`)).as(whySchema);

test('every figure of a proposal is told, as the proposal publishes it', async () => {
  const proposal = (await api.call('POST', '/analytics/rebalancing', TERMS)).as(rebalancingSchema);
  expect(proposal.lines.map(({ order }) => order?.type)).toEqual(['BUY', 'SELL', 'BUY']);
  const shown: [query: string, value: string | null | undefined][] = [
    ['figure=proposal_total', proposal.total],
    ['figure=proposal_purchases', proposal.purchases],
    ['figure=proposal_proceeds', proposal.proceeds],
    ['figure=proposal_fees', proposal.fees],
    ['figure=cash_left', proposal.cash_left],
    ['figure=drift_before', proposal.drift_before],
    ['figure=drift_after', proposal.drift_after],
    ...proposal.lines.flatMap((line): [string, string | null | undefined][] => [
      [`figure=target_value&isin=${line.isin}`, line.target_value],
      [`figure=target_weight&isin=${line.isin}`, line.target_weight],
      [`figure=order_price&isin=${line.isin}`, line.price],
      [`figure=value_after&isin=${line.isin}`, line.value_after],
      [`figure=weight_before&isin=${line.isin}`, line.weight_before],
      [`figure=weight_after&isin=${line.isin}`, line.weight_after],
      [`figure=order_units&isin=${line.isin}`, line.order?.units],
      [`figure=order_amount&isin=${line.isin}`, line.order?.amount],
      [`figure=order_fee&isin=${line.isin}`, line.order?.fee],
    ]),
  ];
  for (const [query, value] of shown) {
    const told = await why(`${query}&${QUERY}`);
    expect(told.terms).toEqual(TERMS);
    expect(compare(decimal(told.value ?? ''), decimal(value ?? '')), query).toBe(0);
    expect(told.lines.at(-1)?.result).toBe(told.value);
  }
});

test('the price of what is not held is a close and its rates, that of what is held the price of the position', async () => {
  await api.call('POST', '/exchange-rates', {
    rates: [{ currency: 'USD', date: todayHere(), rate: '1.25' }],
  });
  const dollars = { isin: NEW, close: '40', date: todayHere(), currency: 'USD' };
  await api.call('POST', '/prices', { prices: [dollars] });
  const told = await why(`figure=order_price&isin=${NEW}`);
  // 40 ÷ 1.25
  expect(told.value).toBe('32.00');
  expect(told.lines.map(({ kind, operator, operand }) => [kind, operator, operand])).toEqual([
    ['price', 'start', '40'],
    ['rate', 'divide', '1.25'],
  ]);
  const held = await why(`figure=order_price&isin=${WORLD}`);
  expect(held.lines).toMatchObject([{ figure: 'price', isin: WORLD, operand: '101' }]);
});

test('a target weight leads to the target that was set, or to its part in that of a class', async () => {
  await api.call('POST', '/isin-metadata', { isin: WORLD, name: 'World', type: 'STOCK' });
  await api.call('POST', '/isin-metadata', { isin: BONDS, name: 'Bonds', type: 'STOCK' });
  const targets = [
    { scope: 'asset_class', key: 'STOCK', weight: '0.4' },
    { scope: 'instrument', key: NEW, weight: '0.6' },
  ];
  await api.call('PUT', '/targets', { targets });
  const { lines } = (await api.call('POST', '/analytics/rebalancing', TERMS)).as(rebalancingSchema);
  expect(lines).toHaveLength(3);
  for (const { isin, target_weight: weight } of lines) {
    const told = await why(`figure=target_weight&isin=${isin}`);
    expect([told.value, isWholeTrail(told)]).toEqual([weight, true]);
  }
  const share = await why(`figure=target_share&isin=${WORLD}`);
  // 0.4 · 909 ÷ (909 + 624)
  expect(share.lines.map(({ operator, operand, figure }) => [operator, operand, figure])).toEqual([
    ['start', '0.4', undefined],
    ['times', '909', 'market_value'],
    ['divide', '1533', 'shared_target_value'],
    ['round', '10', undefined],
  ]);
  expect(share.value).toBe('0.2371819961');
  const members = await why(`figure=shared_target_value&isin=${WORLD}`);
  expect(members.lines.map(({ isin }) => isin).toSorted()).toEqual([BONDS, WORLD].toSorted());
  const all = await why('figure=target_shares_total');
  expect([all.value, all.lines_total]).toEqual(['1', 3]);
});

test('what is asked otherwise is told otherwise; without an order there is none', async () => {
  expect((await why('figure=proposal_total')).value).toBe('1533.00'); // 9 · 101 + 8 · 78
  expect((await why('figure=cash_left&amount=0.5')).value).toBe('0.50');
  const none = await why(`figure=order_units&isin=${WORLD}&amount=0`);
  expect([none.value, none.unavailable]).toEqual([null, { code: 'no_order' }]);
});

test.each([
  ['figure=order_units', 422],
  [`figure=cash_left&isin=${WORLD}`, 422],
  ['figure=order_units&isin=DE000A0F5UF5', 404],
  ['figure=target_weight&isin=DE000A0F5UF5', 404],
  ['figure=target_share', 422],
  ['figure=cash_left&amount=-1', 422],
  ['figure=cash_left&allow_sales=perhaps', 422],
])('%s is refused with %d', async (query, status) => {
  expect((await api.call('GET', `/analytics/why?${query}`)).status).toBe(status);
});
