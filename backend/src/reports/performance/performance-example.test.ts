/** One portfolio that has everything, each member of the answer worked out by hand. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { type PerformanceWire, performanceSchema } from './performance.schema.ts';

const FUND = 'IE00BK5BQT80';
const BOND = 'IE00B4L5Y983';
const INDEX = 'IE00B3RBWM25';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

/** Two instruments in two currencies at two brokers; 365 days from the day before the first entry. */
const ENTRIES = [
  // 10 × 110 / 1.1 = 1000, and 2
  {
    date: '2024-01-01',
    transaction_type: 'BUY',
    units: '10',
    price_per_unit: '110',
    fee: '2',
    exchange_rate: '1.1',
  },
  { date: '2024-02-01', transaction_type: 'TRANSFER_OUT', units: '4' },
  { date: '2024-02-05', transaction_type: 'TRANSFER_IN', units: '4', broker: 'B', fee: '1' },
  { date: '2024-03-01', transaction_type: 'SPLIT', new_units: 2, old_units: 1 },
  // 25 / 1.25 = 20, less 1 and 5
  {
    date: '2024-04-01',
    transaction_type: 'DIVIDEND',
    amount: '25',
    fee: '1',
    tax: '5',
    exchange_rate: '1.25',
  },
  { date: '2024-05-01', transaction_type: 'BUY', isin: BOND, units: '10', price_per_unit: '50', fee: '3' },
  // 5 × 80 / 1.28 = 312.50, less 2 and 4; the units are worth 5 × 80 / 1.25 = 320
  {
    date: '2024-06-03',
    transaction_type: 'SELL',
    units: '5',
    price_per_unit: '80',
    fee: '2',
    tax: '4',
    exchange_rate: '1.28',
  },
  // To somebody else: 2 × 55 = 110
  { date: '2024-07-01', transaction_type: 'TRANSFER_OUT', isin: BOND, units: '2', fee: '1' },
  { date: '2024-08-01', transaction_type: 'TAX', isin: null, amount: '6' },
];

const price = (isin: string, currency: string, date: string, close: string) => ({
  isin,
  currency,
  date,
  close,
});

const CLOSES = [
  price(FUND, 'USD', '2024-01-01', '110'),
  price(FUND, 'USD', '2024-03-01', '75'), // of a unit after the split
  price(FUND, 'USD', '2024-06-03', '80'),
  price(BOND, 'EUR', '2024-05-01', '50'),
  price(BOND, 'EUR', '2024-07-01', '55'),
  // 66, 55, 66, 55 … on 22 days
  ...Array.from({ length: 22 }, (_, at) =>
    price(BOND, 'EUR', `2024-09-${String(at + 1).padStart(2, '0')}`, at % 2 === 0 ? '66' : '55'),
  ),
  price(INDEX, 'EUR', '2023-12-31', '100'),
  price(INDEX, 'EUR', '2024-05-01', '125'),
  price(INDEX, 'EUR', '2024-12-30', '160'),
];

const RATES = [
  { currency: 'USD', date: '2024-01-01', rate: '1.1' },
  { currency: 'USD', date: '2024-03-01', rate: '1.25' },
];

async function fill() {
  for (const entry of ENTRIES) {
    const currency = 'exchange_rate' in entry ? 'USD' : 'EUR';
    const body = { isin: FUND, broker: 'A', currency, ...entry };
    expect((await api.call('POST', '/transactions', body)).detail).toBe('');
  }
  expect((await api.call('POST', '/prices', { prices: CLOSES })).status).toBeLessThan(300);
  expect((await api.call('POST', '/exchange-rates', { rates: RATES })).status).toBeLessThan(300);
  await api.call('PUT', '/settings/risk-free-rate', { risk_free_rate: '0.02' });
}

const told = async (query: string): Promise<PerformanceWire> =>
  (await api.call('GET', `/analytics/performance?${query}`)).as(performanceSchema);

test('every member of a year with two currencies, a dividend, a split and transfers', async () => {
  await fill();
  const figures = await told(`end_date=2024-12-30&benchmark=${INDEX}`);
  expect(figures).toEqual({
    currency: 'EUR',
    period: { start_date: '2023-12-31', end_date: '2024-12-30', days: 365 },
    method: 'average',
    isin: null,
    broker: null,
    asset_class: null,
    risk_free_rate: '0.02',
    start_value: '0.00',
    end_value: '1400.00', // 15 × 80 / 1.25 + 8 × 55
    purchases: '1500.00', // 1000 + 500; what moved from A to B is none
    proceeds: '422.50', // 312.50 + 110
    transfers_in: '0.00',
    transfers_out: '110.00',
    income: '20.00',
    fees: '10.00', // 2 + 1 + 1 + 3 + 2 + 1
    taxes: '15.00', // 5 + 4 + 6
    net_flows: '1082.50', // 1500 + 10 + 15 − 422.50 − 20
    price_gain: '442.50', // 1400 − 1500 + 422.50 + 120
    currency_gain: '-120.00', // 10 × 110 × (1 / 1.25 − 1 / 1.1)
    realised_gain: '62.50', // 312.50 − 5 × 1000 / 20
    unrealised_gain: '260.00', // 1400 − 750 − 400, and 110 − 100 that was taken elsewhere
    total_gain: '317.50', // 442.50 − 120 + 20 − 10 − 15
    simple_return: '0.2116666667', // 317.50 / 1500
    // Each day (V + out) / (V before + in): 1000/1002 · 1000/1001 · 1200/1000 · 1214/1200 · 1700/1703 · 1766.5/1700 ·
    // 1510/1461 · 1400/1406, then 1488/1400 and 1400/1488 eleven times
    time_weighted_return: '0.2920678728',
    time_weighted_return_annualised: '0.2920678728', // 365 days
    // −1002, −1 after 35 days, +14 after 91, −503 after 121, +306.50 after 154, +110 − 1 after 182, −6 after 213,
    // +1400 after 364
    money_weighted_return: '0.2900218931',
    is_money_weighted_return_ambiguous: false,
    // 25 days with a new close of what was held the evening before: 1 March, 3 June, 1 July and the 22
    volatility: '1.0987874044',
    sharpe_ratio: '0.2476073822', // (0.2920678728 − 0.02) / 1.0987874044
    max_drawdown: '-0.0591397849', // 1400 / 1488 − 1
    max_drawdown_peak_date: '2024-09-01',
    max_drawdown_trough_date: '2024-09-02',
    max_drawdown_recovery_date: '2024-09-03',
    current_drawdown: '-0.0591397849',
    longest_drawdown_days: 100, // from 21 September to 30 December
    best_day: { period: '2024-03-01', return: '0.2' },
    worst_day: { period: '2024-09-02', return: '-0.0591397849' },
    best_month: { period: '2024-03', return: '0.2' },
    worst_month: { period: '2024-08', return: '-0.0042674253' }, // 1400 / 1406 − 1
    best_year: { period: '2024', return: '0.2920678728' },
    worst_year: { period: '2024', return: '0.2920678728' },
    untold_days: [],
    benchmark: {
      isin: INDEX,
      time_weighted_return: '0.6', // 160 / 100 − 1
      time_weighted_return_annualised: '0.6',
      // (1002 + 1 − 14) / 100 + (503 − 306.50 + 1 − 110 + 6) / 125 = 10.638; · 160
      end_value: '1702.08',
      money_weighted_return: '0.566692964',
      unavailable: {},
    },
    unavailable: {},
    left_out: [],
  });
  const fifo = await told('end_date=2024-12-30&method=fifo');
  // At A twelve units of 50 are the oldest
  expect([fifo.realised_gain, fifo.unrealised_gain]).toEqual(['62.50', '260.00']);
});

test('of one broker: what moves between own brokers is a flow there, at the value of the day', async () => {
  await fill();
  const figures = await told('end_date=2024-12-30&broker=B');
  expect(figures).toMatchObject({
    broker: 'B',
    transfers_in: '400.00', // 4 × 110 / 1.1
    end_value: '512.00', // 8 × 80 / 1.25
    fees: '1.00',
    currency_gain: '-48.00', // 4 × 110 × (1 / 1.25 − 1 / 1.1)
    price_gain: '160.00', // 512 − 400 + 48
    total_gain: '111.00',
  });
});
