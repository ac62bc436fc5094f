import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { costsSchema } from './costs.schema.ts';

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

const costs = async () => (await api.call('GET', '/analytics/costs')).as(costsSchema);

async function record(body: object) {
  const common = { isin: WORLD, broker: 'DEGIRO', fee: '0', transaction_type: 'BUY' };
  expect((await api.call('POST', '/transactions', { ...common, ...body })).status).toBe(201);
}

async function price(isin: string, date: string, close: string) {
  await api.call('POST', '/prices', { prices: [{ isin, currency: 'EUR', date, close }] });
}

test('fees and taxes by year and broker', async () => {
  await record({ date: '2025-05-05', units: '10', price_per_unit: '100', fee: '2', fx_fee: '0.5', tax: '1' });
  await record({ date: '2025-06-05', units: '1', price_per_unit: '100', fee: '3', broker: 'Fio' });
  await record({ date: '2026-06-05', isin: null, transaction_type: 'FEE', amount: '7.25' });
  await record({ date: '2026-07-05', transaction_type: 'TAX', amount: '4' });
  const { years, total } = await costs();
  expect(years).toEqual([
    {
      year: '2025',
      fees: '5.50',
      taxes: '1.00',
      brokers: [
        { broker: 'DEGIRO', fees: '2.50', taxes: '1.00' },
        { broker: 'Fio', fees: '3.00', taxes: '0.00' },
      ],
    },
    {
      year: '2026',
      fees: '7.25',
      taxes: '4.00',
      brokers: [{ broker: 'DEGIRO', fees: '7.25', taxes: '4.00' }],
    },
  ]);
  expect(total).toEqual({ fees: '12.75', taxes: '5.00' });
});

test('the TER in money, what has none by name, and the ratio of all costs', async () => {
  await record({ date: '2024-01-02', units: '10', price_per_unit: '100', fee: '9' });
  await record({ date: '2024-01-02', units: '1', price_per_unit: '200', isin: GOLD });
  await record({ date: '2026-03-02', transaction_type: 'FEE', amount: '1' });
  await api.call('POST', '/isin-metadata', { isin: WORLD, name: 'World', type: 'STOCK', ter: '0.002' });
  await price(WORLD, '2024-01-02', '100');
  await price(GOLD, '2024-01-02', '200');
  expect(await costs()).toMatchObject({
    funds: [
      { isin: GOLD, ter: null, ter_cost: null, unavailable: 'no_ter' },
      {
        isin: WORLD,
        name: 'World',
        market_value: '1000.00',
        ter: '0.002',
        ter_cost: '2.00',
        unavailable: null,
      },
    ],
    ter_cost: '2.00',
    without_ter: [GOLD],
    last_year: {
      start_date: '2025-11-24',
      end_date: '2026-11-24',
      days: 365,
      fees: '1.00',
      average_value: '1200.00',
      total_cost_ratio: '0.0025', // (1 + 2) / 1200
    },
    unavailable: {},
  });
  // a price of the last 73 of the 365 days: 1200 + 1000 × 73 / 365
  await price(WORLD, '2026-09-13', '200');
  expect((await costs()).last_year.average_value).toBe('1400.00');
});

test('of a young portfolio the average is that of its days', async () => {
  await record({ date: '2026-11-15', units: '1', price_per_unit: '100' });
  const { last_year: last, unavailable, ter_cost: ter } = await costs();
  expect(last).toMatchObject({ start_date: '2026-11-14', days: 10, average_value: '100.00' });
  expect([ter, unavailable]).toEqual([null, { ter_cost: 'no_ter' }]);
});

test('what has no value has no average, and is named', async () => {
  await record({ date: '2026-01-15', units: '1', price_per_unit: '9', transaction_type: 'TRANSFER_IN' });
  await record({ date: '2026-01-15', units: '1', price_per_unit: '5', isin: GOLD });
  expect(await costs()).toMatchObject({
    unvalued: [WORLD],
    last_year: { average_value: null, total_cost_ratio: null },
    unavailable: { average_value: 'no_price', total_cost_ratio: 'no_price' },
  });
});

test('nothing has cost nothing', async () => {
  expect(await costs()).toMatchObject({
    years: [],
    funds: [],
    ter_cost: '0.00',
    last_year: { average_value: null },
    unavailable: { average_value: 'not_held', total_cost_ratio: 'not_held' },
  });
});
