import { compare, decimal } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { todayHere } from '../../db/instant.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
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
  ['figure=cash_left&amount=-1', 422],
  ['figure=cash_left&allow_sales=perhaps', 422],
])('%s is refused with %d', async (query, status) => {
  expect((await api.call('GET', `/analytics/why?${query}`)).status).toBe(status);
});
