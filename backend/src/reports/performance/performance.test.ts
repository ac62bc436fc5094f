import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { expectIdentities } from '../../testing/expect-identities.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { type PerformanceWire, performanceSchema } from './performance.schema.ts';

const FUND = 'IE00BK5BQT80';
const OTHER = 'IE00B4L5Y983';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function entry(date: string, transaction_type: string, members: object) {
  const body = { date, isin: FUND, broker: 'DEGIRO', fee: '0', transaction_type, ...members };
  const answer = await api.call('POST', '/transactions', body);
  expect([answer.status, answer.detail]).toEqual([201, '']);
}

const buy = async (date: string, units: string, price_per_unit: string, members: object = {}) =>
  await entry(date, 'BUY', { units, price_per_unit, ...members });

/** Closes of days from `from` on. */
async function prices(isin: string, from: string, closes: readonly string[], currency = 'EUR') {
  const start = Date.parse(from);
  const list = closes.map((close, at) => ({
    isin,
    date: new Date(start + at * 86_400_000).toISOString().slice(0, 10),
    close,
    currency,
  }));
  expect((await api.call('POST', '/prices', { prices: list })).status).toBeLessThan(300);
}

const ask = async (query: string) => await api.call('GET', `/analytics/performance?${query}`);
const told = async (query: string): Promise<PerformanceWire> => (await ask(query)).as(performanceSchema);

describe('performance', () => {
  test('of a year with every type of entry, worked out by hand', async () => {
    await buy('2025-01-01', '10', '100', { fee: '1' });
    await prices(FUND, '2025-01-01', ['100', '110']);
    await entry('2025-01-03', 'SPLIT', { new_units: 2, old_units: 1, fee: undefined });
    await prices(FUND, '2025-01-03', ['50', '55']);
    await entry('2025-01-04', 'DIVIDEND', { amount: '30', tax: '8', fee: '2' });
    await entry('2025-01-04', 'SELL', { units: '5', price_per_unit: '56', fee: '1', tax: '4' });
    await entry('2025-01-04', 'FEE', { amount: '3', fee: undefined, isin: null });
    const figures = await told('end_date=2025-01-04');
    expect(figures).toMatchObject({
      currency: 'EUR',
      period: { start_date: '2024-12-31', end_date: '2025-01-04', days: 4 },
      method: 'average',
      start_value: '0.00',
      end_value: '825.00', // 15 × 55
      purchases: '1000.00',
      proceeds: '280.00',
      income: '30.00',
      fees: '7.00', // 1 + 2 + 1 + 3
      taxes: '12.00',
      net_flows: '709.00', // 1000 + 7 + 12 − 280 − 30
      price_gain: '105.00', // 825 − 1000 + 280
      currency_gain: '0.00',
      realised_gain: '30.00', // 280 − 5 × 50
      unrealised_gain: '75.00', // 825 − 15 × 50
      total_gain: '116.00', // 825 − 709
      simple_return: '0.116',
      money_weighted_return: expect.any(String) as string,
      time_weighted_return_annualised: null,
      volatility: null,
      sharpe_ratio: null,
      risk_free_rate: '0',
      best_day: { period: '2025-01-04', return: expect.any(String) as string },
      benchmark: null,
      left_out: [],
      unavailable: {
        time_weighted_return_annualised: 'shorter_than_a_year',
        volatility: 'too_few_returns',
        sharpe_ratio: 'shorter_than_a_year',
      },
    });
    // 1000/1001 · 1100/1000 · 1000/1100 · (825 + 20 + 275) / (1000 + 3)
    expect(figures.time_weighted_return).toBe('0.1155345153');
    expectIdentities(figures);
  });

  test('of a foreign fund tells what rates did; a price or a rate of a later day is never taken', async () => {
    await buy('2025-01-01', '10', '80');
    await prices(FUND, '2025-01-01', ['100', '110'], 'USD');
    const late = await told('end_date=2025-01-02');
    expect(late.left_out).toEqual([{ isin: FUND, reason: 'no_rate' }]);
    expect([late.end_value, late.unavailable['end_value']]).toEqual([null, 'no_rate']);
    const rates = [
      { currency: 'USD', date: '2025-01-01', rate: '1.25' },
      { currency: 'USD', date: '2025-01-02', rate: '1.6' },
    ];
    await api.call('POST', '/exchange-rates', { rates });
    const figures = await told('end_date=2025-01-02');
    // 10 × 110 / 1.6; 1000 / 1.6 − 1000 / 1.25
    expect([figures.end_value, figures.currency_gain]).toEqual(['687.50', '-175.00']);
    expectIdentities(figures);
  });

  test('realised and unrealised follow the method, all else does not', async () => {
    for (const [date, type, units, price] of [
      ['2025-01-01', 'BUY', '10', '10'],
      ['2025-01-02', 'SELL', '5', '12'],
      ['2025-01-03', 'BUY', '5', '20'],
      ['2025-01-04', 'SELL', '5', '20'],
    ] as const) {
      await entry(date, type, { units, price_per_unit: price });
    }
    const [average, fifo] = [await told('method=average'), await told('method=fifo')];
    // average: 75 left of the cost, fifo: 100
    expect([average.realised_gain, average.unrealised_gain]).toEqual(['35.00', '25.00']);
    expect([fifo.realised_gain, fifo.unrealised_gain]).toEqual(['60.00', '0.00']);
    expect({ ...fifo, method: 0, realised_gain: 0, unrealised_gain: 0 }).toEqual({
      ...average,
      method: 0,
      realised_gain: 0,
      unrealised_gain: 0,
    });
    const later = await told('start_date=2025-01-02&method=average');
    expect([later.start_value, later.realised_gain]).toEqual(['60.00', '25.00']);
    expectIdentities(later);
  });

  test('is told without what was oversold or has no price, and says so', async () => {
    await buy('2025-01-01', '10', '100');
    const brought = { isin: OTHER, units: '1', price_per_unit: '9', fee: undefined };
    await entry('2025-01-02', 'TRANSFER_IN', brought);
    const figures = await told('end_date=2025-01-05');
    expect(figures.left_out).toEqual([{ isin: OTHER, reason: 'no_price' }]);
    expect(figures.end_value).toBe('1000.00');
    await entry('2025-01-04', 'SELL', { isin: OTHER, units: '5', price_per_unit: '9' });
    expect((await told('start_date=2025-01-04&end_date=2025-01-05')).left_out).toEqual([
      { isin: OTHER, reason: 'oversold' },
    ]);
    expect((await told('end_date=2025-01-01')).left_out).toEqual([]);
    const alone = await told(`isin=${OTHER}`);
    expect([alone.start_value, alone.sharpe_ratio, alone.best_month]).toEqual([null, null, null]);
    expect(alone.unavailable).toMatchObject({ start_value: 'no_price', longest_drawdown_days: 'no_price' });
  });

  test('of one instrument, broker or class', async () => {
    await buy('2025-01-01', '10', '100');
    await buy('2025-01-02', '10', '50', { isin: OTHER, broker: 'Fio' });
    await api.call('POST', '/isin-metadata', { isin: OTHER, name: 'Gold', type: 'REAL_ASSET' });
    await entry('2025-01-03', 'TAX', { amount: '5', fee: undefined, isin: null, broker: 'Fio' });
    const end = async (query: string) => {
      const { end_value, taxes, isin, broker, asset_class } = await told(query);
      return [end_value, taxes, isin, broker, asset_class];
    };
    expect(await end('')).toEqual(['1500.00', '5.00', null, null, null]);
    expect(await end(`isin=${OTHER.toLowerCase()}`)).toEqual(['500.00', '0.00', OTHER, null, null]);
    expect(await end('broker=Fio')).toEqual(['500.00', '5.00', null, 'Fio', null]);
    expect(await end('asset_class=REAL_ASSET')).toEqual(['500.00', '0.00', null, null, 'REAL_ASSET']);
    expect(await end('broker=Nobody')).toEqual(['0.00', '0.00', null, 'Nobody', null]);
  });

  test('of one broker, at the prices and splits of the instrument: its brokers add up to it', async () => {
    await prices(FUND, '2025-01-01', ['100']);
    await buy('2025-01-01', '10', '100');
    await entry('2025-01-02', 'SPLIT', { new_units: 2, old_units: 1, fee: undefined });
    await buy('2025-01-03', '1', '50', { broker: 'Fio' });
    await buy('2025-01-03', '5', '10', { isin: OTHER });
    await entry('2025-01-04', 'TRANSFER_OUT', { isin: OTHER, units: '2' });
    await entry('2025-01-04', 'TRANSFER_IN', { isin: OTHER, units: '2', broker: 'Fio' });
    const end = async (query: string) => {
      const { period, end_value, time_weighted_return, left_out } = await told(query);
      return [period.start_date, end_value, time_weighted_return, left_out];
    };
    expect(await end('')).toEqual(['2024-12-31', '1100.00', '0', []]); // 21 × 50 + 5 × 10
    expect(await end('broker=DEGIRO')).toEqual(['2024-12-31', '1030.00', '0', []]);
    expect(await end('broker=Fio')).toEqual(['2025-01-02', '70.00', '0', []]);
  });

  test('beside a benchmark: its own return, and the same money in it', async () => {
    await buy('2025-01-02', '10', '100');
    await prices(FUND, '2025-01-02', ['100', '120']);
    await prices(OTHER, '2025-01-01', ['50', '40', '44']);
    const { benchmark } = await told(`end_date=2025-01-03&benchmark=${OTHER.toLowerCase()}`);
    expect(benchmark).toMatchObject({
      isin: OTHER,
      time_weighted_return: '-0.12', // 44 / 50 − 1
      end_value: '1100.00', // 1000 / 40 × 44
      unavailable: { time_weighted_return_annualised: 'shorter_than_a_year' },
    });
    // What a holding is worth by its trades alone, so is a benchmark.
    await buy('2025-01-02', '1', '30', { isin: 'IE00BZCQB185' });
    const traded = (await told('end_date=2025-01-03&benchmark=IE00BZCQB185')).benchmark;
    expect(traded).toMatchObject({ time_weighted_return: null, unavailable: { end_value: 'no_price' } });
    const after = await told(`start_date=2025-01-02&end_date=2025-01-03&isin=${FUND}&benchmark=IE00BZCQB185`);
    expect(after.benchmark).toMatchObject({ time_weighted_return: '0', end_value: '1000.00' });
    const unknown = (await told('benchmark=nothing')).benchmark;
    expect([unknown?.end_value, unknown?.unavailable['end_value']]).toEqual([null, 'no_price']);
  });

  test('of more than a year is annualised, against the risk-free rate that was chosen', async () => {
    await buy('2024-01-01', '10', '100');
    const rising = Array.from({ length: 400 }, (_, at) => String(100 + (at % 7) + at / 10));
    await prices(FUND, '2024-01-01', rising);
    const question = 'start_date=2024-01-01&end_date=2025-01-30';
    const before = await told(question);
    expect([before.period.days, before.best_year?.period, before.worst_year?.period]).toEqual([
      395,
      '2024',
      '2025',
    ]);
    await api.call('PUT', '/settings/risk-free-rate', { risk_free_rate: '0.03' });
    const after = await told(question);
    expect(after.risk_free_rate).toBe('0.03');
    const [sharpe, lower] = [before, after].map(({ sharpe_ratio }) => Number(sharpe_ratio));
    const gap = 0.03 / Number(before.volatility);
    expect((sharpe ?? 0) - (lower ?? 0)).toBeCloseTo(gap, 8);
  });
});

describe('a period', () => {
  test.each(['1M', '3M', '6M', 'YTD', '1Y', '3Y', '5Y', 'MAX'])('is named %s', async (name) => {
    await buy('2001-01-10', '10', '100');
    const { period } = await told(`period=${name}`);
    expect(period.days).toBeGreaterThanOrEqual(name === 'YTD' ? 1 : 28);
    expect(period.start_date === '2001-01-09').toBe(name === 'MAX');
  });

  test('is cut to the days that there is anything to tell of', async () => {
    await buy('2025-01-10', '10', '100');
    const { period } = await told('start_date=1990-01-01&end_date=2025-01-20');
    expect(period).toEqual({ start_date: '2025-01-09', end_date: '2025-01-20', days: 11 });
    const early = await told('start_date=1990-01-01&end_date=1990-02-01');
    expect(early.period).toEqual({ start_date: '1990-02-01', end_date: '1990-02-01', days: 0 });
    expect((await told('end_date=1990-02-01')).period).toEqual(early.period);
    expect([early.end_value, early.unavailable['max_drawdown']]).toEqual(['0.00', 'nothing_held']);
    expect((await told('end_date=9999-12-31')).period.end_date < '9999').toBe(true);
  });

  test('of an empty ledger tells nothing', async () => {
    const figures = await told('');
    expect([figures.period.days, figures.end_value, figures.time_weighted_return]).toEqual([0, '0.00', '0']);
    expect(figures.unavailable).toMatchObject({
      simple_return: 'nothing_invested',
      best_day: 'nothing_held',
    });
  });

  test.each([
    ['period=1Y&start_date=2025-01-01', 'period', 'period_and_dates'],
    ['start_date=2025-01-02&end_date=2025-01-01', 'end_date', 'end_before_start'],
    ['start_date=2999-01-02&end_date=2999-01-01', 'end_date', 'end_before_start'],
    ['start_date=2999-01-01&end_date=2999-12-31', 'start_date', 'start_in_future'],
    ['start_date=2999-01-01', 'start_date', 'start_in_future'],
    ['period=2Y', 'period', undefined],
    ['method=lifo', 'method', undefined],
    ['asset_class=ART', 'asset_class', undefined],
    ['benchmark=IE00BK5BQT80X', 'benchmark', undefined],
    ['start_date=yesterday', 'start_date', undefined],
  ])('%s is refused', async (query, name, code) => {
    await buy('2024-01-10', '10', '100');
    const answer = await ask(query);
    expect(answer.status).toBe(422);
    const { detail } = validationSchema.parse(JSON.parse(answer.text));
    expect(detail[0]).toMatchObject({ loc: ['query', name], ...(code && { code }) });
  });
});

describe('a repeated question', () => {
  test('is answered with the same bytes, 304 for whoever has them, until something changes', async () => {
    await buy('2025-01-01', '10', '100');
    const again = async (headers = {}) =>
      await api.app.inject({ url: '/api/v1/analytics/performance?period=1Y', headers });
    const first = await again();
    const { etag } = first.headers;
    expect((await again()).rawPayload.equals(first.rawPayload)).toBe(true);
    expect((await again({ 'if-none-match': etag })).statusCode).toBe(304);
    for (const change of [
      async () => await prices(FUND, '2025-01-02', ['150']),
      async () => await api.call('DELETE', '/transactions/1'),
      async () => await api.call('PUT', '/settings/risk-free-rate', { risk_free_rate: '0.01' }),
    ]) {
      const before = await again();
      await change();
      const after = await again({ 'if-none-match': before.headers.etag });
      expect([after.statusCode, after.rawPayload.equals(before.rawPayload)]).toEqual([200, false]);
    }
  });

  test('two at once wait for the same work', async () => {
    await buy('2025-01-01', '10', '100');
    const both = await Promise.all([ask('period=MAX'), ask('period=MAX'), ask('period=1Y')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(both[0].text).toBe(both[1].text);
  });
});
