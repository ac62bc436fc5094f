import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { monthlyReturnsSchema } from './monthly-returns.schema.ts';

const FUND = 'IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const returns = async (query = '') =>
  (await api.call('GET', `/analytics/monthly-returns?${query}`)).as(monthlyReturnsSchema);

test('of an empty ledger are none', async () => {
  expect((await returns()).years).toEqual([]);
});

test('are chained from the days of each month and year, from the first in which anything was held', async () => {
  const trade = { isin: FUND, broker: 'DEGIRO', fee: '0', transaction_type: 'BUY' };
  await api.call('POST', '/transactions', {
    ...trade,
    date: '2024-11-15',
    units: '10',
    price_per_unit: '100',
  });
  const prices = [
    ['2024-11-15', '100'],
    ['2024-12-01', '110'],
    ['2024-12-31', '121'],
    ['2025-01-31', '60.5'],
  ].map(([date, close]) => ({ isin: FUND, date, close, currency: 'EUR' }));
  await api.call('POST', '/prices', { prices });
  const { years, left_out } = await returns();
  expect(left_out).toEqual([]);
  // 100 → 100; 100 → 110 → 121; 121 → 60.5
  expect(years[0]).toEqual({
    year: '2024',
    return: '0.21',
    months: [
      { month: '2024-11', return: '0' },
      { month: '2024-12', return: '0.21' },
    ],
  });
  expect(years[1]?.months.slice(0, 2)).toEqual([
    { month: '2025-01', return: '-0.5' },
    { month: '2025-02', return: '0' },
  ]);
  expect((await returns('broker=Nobody')).years).toEqual([]);
});
