import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { incomeSchema } from './income.schema.ts';

const [WORLD, GOLD] = ['IE00BK5BQT80', 'IE00B4ND3602'] as const;
const AT = { broker: 'DEGIRO', fee: '0' };

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

const income = async (query = '') => (await api.call('GET', `/analytics/income${query}`)).as(incomeSchema);

async function record(body: object) {
  expect((await api.call('POST', '/transactions', { ...AT, ...body })).status).toBe(201);
}

async function somePayments() {
  await record({
    isin: WORLD,
    date: '2024-01-02',
    transaction_type: 'BUY',
    units: '10',
    price_per_unit: '100',
  });
  await record({ isin: GOLD, date: '2024-01-02', transaction_type: 'BUY', units: '5', price_per_unit: '40' });
  await record({
    isin: GOLD,
    date: '2026-02-01',
    transaction_type: 'SELL',
    units: '5',
    price_per_unit: '40',
  });
  await api.call('POST', '/prices', {
    prices: [{ isin: WORLD, currency: 'EUR', date: '2026-11-20', close: '150' }],
  });
  const dividend = { transaction_type: 'DIVIDEND', isin: WORLD };
  await record({ ...dividend, date: '2025-11-24', amount: '11' });
  await record({
    ...dividend,
    date: '2026-03-10',
    amount: '20',
    tax: '3',
    currency: 'USD',
    exchange_rate: '1.25',
    fee: '1',
  });
  await record({ ...dividend, date: '2026-03-28', amount: '14' });
  await record({ ...dividend, isin: GOLD, date: '2026-01-10', amount: '5' });
}

test('dividends by month, year and instrument, at the recorded rate', async () => {
  await somePayments();
  const told = async (by: string) =>
    (await income(`?by=${by}`)).rows.map(({ key, gross, tax, fees, net }) =>
      [key, gross, tax, fees, net].join(' '),
    );
  // 20 / 1.25 + 14 = 30, less 3 and 1
  const march = '2026-03 30.00 3.00 1.00 26.00';
  expect(await told('month')).toEqual([
    '2025-11 11.00 0.00 0.00 11.00',
    '2026-01 5.00 0.00 0.00 5.00',
    march,
  ]);
  expect(await told('year')).toEqual(['2025 11.00 0.00 0.00 11.00', '2026 35.00 3.00 1.00 31.00']);
  expect(await told('instrument')).toEqual([`${GOLD} 5.00 0.00 0.00 5.00`, `${WORLD} 41.00 3.00 1.00 37.00`]);
  const year = await income('?by=instrument&year=2025');
  expect(year.rows.map(({ key }) => key)).toEqual([WORLD]);
  expect(year).toMatchObject({ years: ['2025', '2026'], year: '2025', total: { gross: '11.00' } });
});

test('the last year yields on the cost and on the value of what is held', async () => {
  await somePayments();
  const { rows, last_year: last } = await income('?by=instrument');
  // What was paid a year ago today is before it; gold is sold, and only in the sum of what was paid.
  expect(last).toEqual({
    start_date: '2025-11-24',
    end_date: '2026-11-24',
    gross: '35.00',
    yield_on_cost: '0.03', // 30 / 1000
    yield_on_value: '0.02', // 30 / 1500
    unavailable: {},
  });
  expect(
    rows.map(({ key, yield_on_cost: yielded, unavailable }) => [key, yielded, unavailable.yield_on_cost]),
  ).toEqual([
    [GOLD, null, 'not_held'],
    [WORLD, '0.03', undefined],
  ]);
});

test('without holdings or without a price there is no yield, and the reason is told', async () => {
  expect((await income()).last_year.unavailable).toEqual({
    yield_on_cost: 'not_held',
    yield_on_value: 'not_held',
  });
  await record({
    isin: WORLD,
    date: '2026-01-02',
    transaction_type: 'TRANSFER_IN',
    units: '1',
    price_per_unit: '9',
  });
  const { last_year: last } = await income();
  expect(last).toMatchObject({ yield_on_cost: '0', yield_on_value: null });
  expect(last.unavailable).toEqual({ yield_on_value: 'no_price' });
});

test.each(['by=week', 'year=soon'])('%s is refused', async (query) => {
  expect((await api.call('GET', `/analytics/income?${query}`)).status).toBe(422);
});
