import { decimal, equals, sum } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { performanceSchema } from '../performance/performance.schema.ts';
import { gainsSchema } from './realised-gains.schema.ts';

const [WORLD, GOLD] = ['IE00BK5BQT80', 'IE00B4ND3602'] as const;
const PATH = '/analytics/realised-gains';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function trade(type: 'BUY' | 'SELL', date: string, units: string, price: string, more: object = {}) {
  const body = { isin: WORLD, broker: 'DEGIRO', fee: '0', date, units, price_per_unit: price, ...more };
  expect((await api.call('POST', '/transactions', { ...body, transaction_type: type })).status).toBe(201);
}

const gains = async (query = '') => (await api.call('GET', PATH + query)).as(gainsSchema);

/** The case in which the methods differ, over two years, and another fund. */
async function someSales() {
  await trade('BUY', '2024-01-10', '10', '10', { fee: '2' });
  await trade('SELL', '2024-03-10', '5', '12', { fee: '1', tax: '0.5' });
  await trade('BUY', '2024-06-01', '5', '20', { fee: '4' });
  await trade('SELL', '2025-01-10', '5', '20', { fee: '3' });
  await trade('BUY', '2024-02-01', '3', '50', { isin: GOLD });
  await trade('SELL', '2025-02-01', '1', '40', { isin: GOLD, broker: '=1+1' });
}

test('an empty portfolio has sold nothing', async () => {
  expect(await gains()).toEqual({
    currency: 'EUR',
    method: 'average',
    year: null,
    sales: [],
    total: { count: 0, proceeds: '0.00', cost: '0.00', gain: '0.00', fees: '0.00', gain_with_fees: '0.00' },
    skip: 0,
    limit: 500,
    years: [],
  });
});

test('each sale with its lots, by either method, and the totals of each year', async () => {
  await someSales();
  const [first, second, third] = (await gains()).sales;
  expect(first).toEqual({
    transaction_id: 2,
    date: '2024-03-10',
    isin: WORLD,
    name: null,
    broker: 'DEGIRO',
    transaction_type: 'SELL',
    units: '5.0000',
    uncovered_units: '0.0000',
    proceeds: '60.00',
    cost: '50.00',
    gain: '10.00',
    fees: '2.00', // 1 + half of 2
    gain_with_fees: '8.00',
    tax: '0.50',
    unavailable: null,
    lots: [{ transaction_id: 1, date: '2024-01-10', units: '5.0000', cost: null, gain: null, days: 60 }],
  });
  expect([second?.gain, third?.gain]).toEqual(['25.00', '-10.00']);
  const fifo = await gains('?method=fifo&year=2025');
  expect(
    fifo.sales.map(({ gain, lots }) => [gain, lots.map(({ days, gain: part }) => [days, part])]),
  ).toEqual([
    ['50.00', [[366, '50.00']]],
    ['-10.00', [[366, '-10.00']]],
  ]);
  expect(fifo.total).toMatchObject({ count: 2, proceeds: '140.00', cost: '100.00', gain: '40.00' });
  expect(fifo.years.map(({ year, gain }) => `${year} ${gain}`)).toEqual(['2024 10.00', '2025 40.00']);
});

test.each(['average', 'fifo'])(
  'a year comes to the realised gain of its performance, by %s',
  async (method) => {
    await someSales();
    await trade('BUY', '2024-07-01', '7', '33.3333', { currency: 'USD', exchange_rate: '1.0837' });
    await trade('SELL', '2025-03-03', '4', '41.77', { currency: 'USD', exchange_rate: '1.1' });
    const { years } = await gains(`?method=${method}`);
    expect(years).toHaveLength(2);
    for (const { year, gain } of years) {
      const days = `start_date=${String(Number(year) - 1)}-12-31&end_date=${year}-12-31`;
      const told = await api.call('GET', `/analytics/performance?${days}&method=${method}`);
      expect(told.as(performanceSchema).realised_gain).toBe(gain);
    }
  },
);

test('what nobody held realises nothing until a purchase covers it', async () => {
  await trade('SELL', '2025-01-10', '2', '20', { fee: '1' });
  await trade('BUY', '2025-02-10', '3', '15');
  const { sales, total } = await gains();
  expect(sales).toMatchObject([
    { units: '0.0000', uncovered_units: '2.0000', gain: null, unavailable: 'nothing_realised', lots: [] },
    {
      transaction_type: 'BUY',
      units: '2.0000',
      uncovered_units: '0.0000',
      gain: '10.00',
      lots: [{ days: null }],
    },
  ]);
  expect(total).toMatchObject({ gain: '10.00', fees: '1.00', gain_with_fees: '9.00' });
});

test('a page of many sales, and the totals of all', async () => {
  await trade('BUY', '2025-01-01', '10', '1');
  for (const day of ['2025-01-02', '2025-01-03', '2026-01-04']) await trade('SELL', day, '1', '3');
  const whole = await gains('');
  for (const [skip, sale] of whole.sales.entries())
    expect((await gains(`?skip=${skip}&limit=1`)).sales).toEqual([sale]);
  const page = await gains('?skip=1&limit=1');
  expect(page.sales.map(({ date }) => date)).toEqual(['2025-01-03']);
  expect(page.total).toMatchObject({ count: 3, gain: '6.00' });
});

test('a repeated question is answered by 304, until something is recorded', async () => {
  await someSales();
  const { headers } = await api.call('GET', PATH);
  const again = async () =>
    await api.app.inject({ url: `/api/v1${PATH}`, headers: { 'if-none-match': String(headers.etag) } });
  expect((await again()).statusCode).toBe(304);
  await trade('SELL', '2025-03-01', '1', '40', { isin: GOLD });
  expect((await again()).statusCode).toBe(200);
  expect((await gains()).sales).toHaveLength(4);
});

test.each(['year=0', 'year=10000', 'year=x', 'method=lifo', 'limit=0', 'skip=-1'])(
  '%s is refused',
  async (query) => {
    const { status, detail } = await api.call('GET', `${PATH}?${query}`);
    expect(status).toBe(422);
    expect(detail).toContain(query.split('=')[0]);
  },
);

test('the same as a file, in which no name is a formula', async () => {
  await someSales();
  const { status, headers, text } = await api.call(
    'GET',
    '/analytics/realised-gains.csv?year=2025&method=fifo',
  );
  expect(status).toBe(200);
  expect(headers['content-disposition']).toMatch(/filename="realised-gains-of-2025-\d{4}-\d\d-\d\d\.csv"/);
  const [head, first, second, end] = text.split('\r\n');
  expect(head).toBe(
    'date,transaction_id,isin,name,broker,transaction_type,units,uncovered_units,proceeds,cost,fees,gain,gain_with_fees,tax,currency,shortest_holding_days,longest_holding_days,lots',
  );
  expect(first).toBe(
    `2025-01-10,4,${WORLD},,DEGIRO,SELL,5.0000,0.0000,100.00,50.00,4.00,50.00,46.00,0.00,EUR,366,366,5.0000 of 2024-01-10 (366 days)`,
  );
  expect(second).toContain(`,'=1+1,SELL,`);
  expect(end).toBe('');
  const all = (await api.call('GET', '/analytics/realised-gains.csv')).text.split('\r\n').slice(1, -1);
  const total = sum(all.map((line) => decimal(line.split(',')[11] ?? '')));
  expect(equals(total, decimal((await gains()).total.gain))).toBe(true);
});
