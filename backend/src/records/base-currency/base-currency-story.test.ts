/** A portfolio that is kept in USD and holds instruments in EUR, USD and GBP, each figure worked out by hand. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { monthlyReturnsSchema } from '../../reports/monthly-returns/monthly-returns.schema.ts';
import { netWorthSchema } from '../../reports/net-worth/net-worth.schema.ts';
import { performanceSchema } from '../../reports/performance/performance.schema.ts';
import { portfolioSummarySchema } from '../../reports/portfolio-summary/portfolio-summary.schema.ts';
import { positionDetailSchema } from '../../reports/positions/positions.schema.ts';
import { summaryListSchema } from '../../reports/snapshots/snapshot-summary.schema.ts';
import { capturedSchema } from '../../reports/snapshots/snapshots.schema.ts';
import { valueHistorySchema } from '../../reports/value-history/value-history.schema.ts';
import { whySchema } from '../../reports/why/why.schema.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { otherAssetListSchema } from '../other-assets/other-assets.schema.ts';
import { transactionSchema } from '../transactions/transactions.schema.ts';

const EURO_FUND = 'IE00BK5BQT80';
const DOLLAR_FUND = 'IE00B4L5Y983';
const POUND_FUND = 'IE00B3RBWM25';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
  await done('PUT', '/settings/base-currency', { base_currency: 'USD' });
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function done(method: 'POST' | 'PUT', path: string, body?: object) {
  const answer = await api.call(method, path, body);
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
}

const entry = (date: string, isin: string, units: string, price_per_unit: string, more: object = {}) => ({
  ...{ date, isin, broker: 'IBKR', units, price_per_unit, transaction_type: 'BUY' },
  ...more,
});
const close = (isin: string, currency: string, date: string, price: string) => ({
  ...{ isin, currency, date, close: price },
});
const get = async (path: string) => await api.call('GET', path);
const why = async (query: string) => (await get(`/analytics/why?${query}`)).as(whySchema);

/** For one EUR: 1.25 USD and 0.80 GBP, later 1.20 and 0.75; so 0.64 GBP for one USD, later 0.625. */
const RATES = [
  { currency: 'USD', date: '2026-01-02', rate: '1.25' },
  { currency: 'GBP', date: '2026-01-02', rate: '0.80' },
  { currency: 'USD', date: '2026-01-12', rate: '1.20' },
  { currency: 'GBP', date: '2026-01-12', rate: '0.75' },
];

const CLOSES = [
  close(EURO_FUND, 'EUR', '2026-01-06', '100'),
  close(DOLLAR_FUND, 'USD', '2026-01-06', '50'),
  close(POUND_FUND, 'GBP', '2026-01-06', '160'),
  close(EURO_FUND, 'EUR', '2026-01-12', '110'),
  close(DOLLAR_FUND, 'USD', '2026-01-12', '55'),
  close(POUND_FUND, 'GBP', '2026-01-12', '180'),
];

async function recordAll(): Promise<void> {
  await done('POST', '/exchange-rates', { rates: RATES });
  await done('POST', '/prices', { prices: CLOSES });
  await done('POST', '/transactions', entry('2026-01-05', EURO_FUND, '10', '100', { currency: 'EUR' }));
  await done('POST', '/transactions', entry('2026-01-05', DOLLAR_FUND, '20', '50'));
  const pounds = { currency: 'GBP', fee: '10' };
  await done('POST', '/transactions', entry('2026-01-06', POUND_FUND, '5', '160', pounds));
  const sale = entry('2026-01-13', DOLLAR_FUND, '4', '60', { transaction_type: 'SELL' });
  await done('POST', '/transactions', sale);
}

test('a trade abroad is converted at the cross rate of its day, or at the one recorded with it', async () => {
  const euros = entry('2026-01-05', EURO_FUND, '10', '100', { currency: 'EUR' });
  const refused = await api.call('POST', '/transactions', euros);
  expect([refused.status, refused.detail]).toEqual([
    422,
    expect.stringContaining('units of EUR for one USD') as string,
  ]);
  await done('POST', '/exchange-rates', { rates: RATES });
  const told = async (body: object) => {
    const { exchange_rate, net_amount } = (await done('POST', '/transactions', body)).as(transactionSchema);
    return [exchange_rate, net_amount];
  };
  expect(await told(euros)).toEqual(['0.8', '-1250.00']); // 1 / 1.25; 10 × 100 / 0.8
  const pounds = entry('2026-01-06', POUND_FUND, '5', '160', { currency: 'GBP', fee: '10' });
  expect(await told(pounds)).toEqual(['0.64', '-1260.00']); // 0.80 / 1.25; 5 × 160 / 0.64 + 10
  expect(await told({ ...pounds, exchange_rate: '0.5', fee: '0' })).toEqual(['0.5', '-1600.00']);
  expect(await told(entry('2026-01-05', DOLLAR_FUND, '20', '50'))).toEqual([null, '-1000.00']);
  const early = entry('2026-01-01', EURO_FUND, '1', '100', { currency: 'EUR' });
  expect((await api.call('POST', '/transactions', early)).status).toBe(422); // no rate so early
  const csv = (await get('/transactions/export-csv')).text.split('\n');
  expect(csv.filter((line) => line.includes('EUR') && line.includes('0.8')).length).toBe(1);
});

test('the summary, a position and its trail are told in USD', async () => {
  await recordAll();
  const summary = (await get('/analytics/portfolio-summary')).as(portfolioSummarySchema);
  // EUR fund 10 × 110 × 1.20 = 1320; USD fund 16 × 55 = 880; GBP fund 5 × 180 × 1.20 / 0.75 = 1440
  expect([summary.currency, summary.total_market_value]).toEqual(['USD', '3640.00']);
  // 1250 + 1000 + 1250 less 4 of 20 units of the USD fund, 200; what is left is 3300
  expect([summary.total_cost_basis, summary.total_realised_gain]).toEqual(['3300.00', '40.00']);
  // 3640 − 3300; and the whole 340 + 40 − 10
  expect([summary.total_unrealised_gain, summary.total_gain]).toEqual(['340.00', '370.00']);
  const position = (await get(`/analytics/positions/${POUND_FUND}`)).as(positionDetailSchema);
  expect([position.market_value, position.cost_basis, position.unrealised_gain]).toEqual([
    ...['1440.00', '1250.00', '190.00'],
  ]);
  const { value, currency, lines } = await why(`figure=market_value&isin=${POUND_FUND}`);
  expect([value, currency]).toEqual(['1440.00', 'USD']);
  expect(lines.map((line) => `${line.operator} ${line.operand} ${line.currency ?? ''}`)).toEqual([
    'start 5 ',
    'times 180 GBP',
    'times 1.2 USD',
    'divide 0.75 GBP',
  ]);
});

test('performance, months and the history of values are told in USD, with the gain of currencies apart', async () => {
  await recordAll();
  const period = 'start_date=2026-01-06&end_date=2026-01-13';
  const told = (await get(`/analytics/performance?${period}`)).as(performanceSchema);
  // 10 × 100 × 1.25 + 20 × 50 + 5 × 160 × 1.25 / 0.80; then as in the summary
  expect([told.start_value, told.end_value, told.purchases, told.proceeds]).toEqual([
    ...['3500.00', '3640.00', '0.00', '240.00'],
  ]);
  // EUR fund 1000 × (1.20 − 1.25) = −50, GBP fund 800 × (1.6 − 1.5625) = 30; the rest of 3640 − 3500 + 240 is prices
  expect([told.total_gain, told.currency_gain, told.price_gain]).toEqual(['380.00', '-20.00', '400.00']);
  expect(told.simple_return).toBe('0.1085714286'); // 380 / 3500
  // on the 12th (1320 + 1100 + 1440) / 3500 = 3860 / 3500, on the 13th (3640 + 240) / 3860
  expect(told.time_weighted_return).toBe('0.1085714286');
  const { points } = (await get(`/analytics/value-history?${period}`)).as(valueHistorySchema);
  expect(points.map((point) => `${point.date.slice(8)} ${String(point.market_value)}`)).toEqual([
    ...['06 3500.00', '07 3500.00', '08 3500.00', '09 3500.00', '10 3500.00', '11 3500.00'],
    ...['12 3860.00', '13 3640.00'],
  ]);
  // from the 5th on, with 2250 and on the 6th 1260 put in: 3500 / 3510 · 3860 / 3500 · 3880 / 3860 = 3880 / 3510
  const { years } = (await get('/analytics/monthly-returns')).as(monthlyReturnsSchema);
  expect(years[0]?.months[0]).toEqual({ month: '2026-01', return: '0.1054131054' });
});

test('what is owned, snapshots and net worth are told in EUR, at the rate of their day', async () => {
  await recordAll();
  await done('POST', '/other-assets', { asset_type: 'crypto', currency: 'EUR', value: '100' });
  const owned = (await get('/other-assets')).as(otherAssetListSchema);
  // 3640 / 1.20
  expect(owned.other_assets[0]).toMatchObject({
    currency: 'USD',
    value: '3640.0000',
    value_eur: '3033.3333333333',
  });
  expect([owned.total_value_eur, owned.left_out]).toEqual(['3133.3333333333', []]);
  const { value, lines } = await why('figure=value_eur&asset_type=investments');
  expect(value).toBe('3033.3333333333');
  expect(lines.map(({ operator, operand, date, source }) => [operator, operand, date, source])).toEqual([
    ['start', '3640', undefined, undefined],
    ['divide', '1.2', '2026-01-12', 'manual'],
    ['round', '10', undefined, undefined],
  ]);
  const take = async (moment: string) =>
    (await done('POST', `/snapshots?snapshot_datetime=${moment}&reconstruct=true`)).as(capturedSchema);
  // 3500 / 1.25, and 3640 / 1.20
  const [first, last] = [await take('2026-01-06T20:00:00'), await take('2026-01-13T20:00:00')];
  const row = ({ snapshots }: typeof first) =>
    snapshots.map((one) => [one.asset_type, one.currency, one.value, one.value_eur])[0];
  expect(row(first)).toEqual(['investments', 'USD', '3500.00', '2800.00']);
  expect(row(last)).toEqual(['investments', 'USD', '3640.00', '3033.3333333333']);
  const { summaries } = (await get('/snapshots/summary')).as(summaryListSchema);
  // 240 USD / 1.20 were taken out; 3033.33 − 2800 + 200 is what the market did
  expect(summaries[0]).toMatchObject({ net_contributions: '-200.00', market_change: '433.33' });
  const trail = await why('figure=net_contributions');
  expect(trail.lines).toMatchObject([
    {
      ...{ rule: 'gross_amount', operator: 'minus', operand: '200', result: '-200.00' },
      expression: { units: '4', price: '60', base_per_eur: '1.2' },
    },
  ]);
  const worth = (await get('/analytics/net-worth?start_date=2026-01-04&end_date=2026-01-12')).as(
    netWorthSchema,
  );
  const days = worth.points.map((point) => [point.date.slice(8), point.investments]);
  // 2250 / 1.25 on the 5th: the EUR fund and the USD fund; 3860 / 1.20 on the 12th
  expect(days[0]).toEqual(['04', '0.00']);
  expect(days[1]).toEqual(['05', '1800.00']);
  expect(days.at(-1)).toEqual(['12', '3216.6666666667']);
});

test('without a rate the investments are in no total in EUR, and no snapshot is taken: never at 1, nor at 0', async () => {
  await done('POST', '/transactions', entry('2026-01-05', DOLLAR_FUND, '20', '50'));
  await done('POST', '/prices', { prices: [close(DOLLAR_FUND, 'USD', '2026-01-05', '50')] });
  await done('POST', '/other-assets', { asset_type: 'crypto', currency: 'EUR', value: '100' });
  const owned = (await get('/other-assets')).as(otherAssetListSchema);
  expect(owned.other_assets.map((asset) => asset.asset_type)).toEqual(['crypto']);
  expect([owned.total, owned.total_value_eur]).toEqual([1, '100.00']);
  expect(owned.left_out).toEqual([
    { asset_type: 'investments', currency: 'USD', value: '1000.0000', reason: 'no_rate' },
  ]);
  const without = (await get('/other-assets?include_investments=false')).as(otherAssetListSchema);
  expect(without.left_out).toEqual([]);
  for (const figure of ['value_eur', 'type_value_eur', 'type_weight']) {
    const { value, unavailable } = await why(`figure=${figure}&asset_type=investments`);
    expect([value, unavailable?.code]).toEqual([null, 'no_rate']);
  }
  for (const query of ['', '?snapshot_datetime=2026-01-06&reconstruct=true']) {
    const answer = await api.call('POST', `/snapshots${query}`);
    expect([answer.status, answer.detail]).toEqual([409, expect.stringContaining('of USD') as string]);
  }
  // a rate of a later day says nothing of the days before it
  await done('POST', '/exchange-rates', { rates: [{ currency: 'USD', date: '2026-01-07', rate: '1.25' }] });
  const { points } = (await get('/analytics/net-worth?start_date=2026-01-05&end_date=2026-01-07')).as(
    netWorthSchema,
  );
  expect(points.map(({ investments }) => investments)).toEqual([null, null, '800.00']);
  expect((await api.call('POST', '/snapshots')).status).toBe(201);
});

test('money put in on a day without a rate cannot be told in EUR', async () => {
  await done('POST', '/prices', { prices: [close(DOLLAR_FUND, 'USD', '2026-01-05', '50')] });
  await done('POST', '/transactions', entry('2026-01-05', DOLLAR_FUND, '20', '50'));
  await done('POST', '/exchange-rates', { rates: [{ currency: 'USD', date: '2026-01-08', rate: '1.25' }] });
  await done('POST', '/snapshots?snapshot_datetime=2026-01-03&reconstruct=true');
  await done('POST', '/snapshots?snapshot_datetime=2026-01-09&reconstruct=true');
  const { summaries } = (await get('/snapshots/summary')).as(summaryListSchema);
  expect(summaries[0]).toMatchObject({
    ...{ net_contributions: null, market_change: null, contributions_unavailable: 'no_rate' },
  });
  for (const figure of ['net_contributions', 'market_change']) {
    expect((await why(`figure=${figure}`)).unavailable?.code).toBe('no_rate');
  }
});

test('units that come from elsewhere and that leave are contributions at their cost', async () => {
  await done('POST', '/exchange-rates', { rates: RATES });
  await done('POST', '/prices', { prices: [close(DOLLAR_FUND, 'USD', '2026-01-02', '100')] });
  await done('POST', '/transactions', entry('2026-01-03', DOLLAR_FUND, '10', '100'));
  const arrival = { ...entry('2026-01-06', DOLLAR_FUND, '10', '50'), transaction_type: 'TRANSFER_IN' };
  await done('POST', '/transactions', arrival);
  const { price_per_unit: _none, ...departure } = entry('2026-01-12', DOLLAR_FUND, '4', '0');
  await done('POST', '/transactions', { ...departure, transaction_type: 'TRANSFER_OUT' });
  await done('POST', '/snapshots?snapshot_datetime=2026-01-04&reconstruct=true');
  await done('POST', '/snapshots?snapshot_datetime=2026-01-13&reconstruct=true');
  const { summaries } = (await get('/snapshots/summary')).as(summaryListSchema);
  // in 10 × 50 / 1.25 = 400; out 4 of 20 units that had cost 1500, 300 / 1.20 = 250; 1600 / 1.20 − 1000 / 1.25 = 533.33
  expect(summaries[0]).toMatchObject({ net_contributions: '150.00', market_change: '383.33' });
  const { lines, value } = await why('figure=net_contributions');
  expect(value).toBe('150.00');
  expect(lines.map((line) => [line.transaction_type, line.rule, line.operator, line.operand])).toEqual([
    ['TRANSFER_IN', 'gross_amount', 'start', '400'],
    ['TRANSFER_OUT', 'cost_leaves', 'minus', '250'],
  ]);
  expect(lines[1]?.expression).toEqual({ cost_of_units: '300', base_per_eur: '1.2' });
});
