import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { lotsSchema } from './lots.schema.ts';

const [WORLD, GOLD] = ['IE00BK5BQT80', 'IE00B4ND3602'] as const;

let api: TestApi;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T10:00:00Z') });
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
  vi.useRealTimers();
});

const lots = async (query = '') => (await api.call('GET', `/analytics/lots${query}`)).as(lotsSchema);

test('open lots with their age, the days of their years and their part of the value', async () => {
  const buy = { isin: WORLD, broker: 'DEGIRO', transaction_type: 'BUY' };
  await api.call('POST', '/transactions', {
    ...buy,
    date: '2024-02-29',
    units: '6',
    price_per_unit: '10',
    fee: '3',
  });
  await api.call('POST', '/transactions', {
    ...buy,
    date: '2025-11-24',
    units: '4',
    price_per_unit: '20',
    fee: '0',
  });
  const sold = {
    ...buy,
    transaction_type: 'SELL',
    date: '2026-01-05',
    units: '2',
    price_per_unit: '9',
    fee: '0',
  };
  await api.call('POST', '/transactions', sold);
  await api.call('POST', '/prices', {
    prices: [{ isin: WORLD, currency: 'EUR', date: '2026-11-20', close: '25' }],
  });
  await api.call('POST', '/transactions', {
    ...buy,
    ...{
      isin: GOLD,
      transaction_type: 'TRANSFER_IN',
      date: '2026-11-01',
      units: '1',
      price_per_unit: '7',
      fee: '0',
    },
  });
  const told = await lots(`?isin=${WORLD.toLowerCase()}`);
  expect(told).toMatchObject({ currency: 'EUR', as_of: '2026-11-24', isin: WORLD });
  expect(told.lots).toEqual([
    {
      isin: WORLD,
      name: null,
      transaction_id: 1,
      date: '2024-02-29',
      brokers: ['DEGIRO'],
      units: '4.0000',
      cost: '40.00',
      fees: '2.00',
      age_days: 999,
      one_year_on: '2025-03-01',
      three_years_on: '2027-03-01',
      value: '100.00', // 8 × 25 × 4/8
      unrealised_gain: '60.00',
      unavailable: null,
    },
    expect.objectContaining({ date: '2025-11-24', age_days: 365, one_year_on: '2026-11-24' }),
  ]);
  expect(told.total).toEqual({ count: 2, cost: '120.00', value: '200.00', unrealised_gain: '80.00' });
  const page = await lots('?skip=0&limit=1');
  expect(page.total.count).toBe(3);
  expect(page.lots).toMatchObject([
    { isin: GOLD, value: null, unrealised_gain: null, unavailable: 'no_price' },
  ]);
});

test('nothing held has no lots; a page of none is refused', async () => {
  expect((await lots()).lots).toEqual([]);
  expect((await api.call('GET', '/analytics/lots?limit=0')).status).toBe(422);
});
