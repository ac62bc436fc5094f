import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { valueHistorySchema } from '../value-history/value-history.schema.ts';
import { netWorthSchema } from './net-worth.schema.ts';

const FUND = 'IE00BK5BQT80';
const OTHER = 'IE00B4L5Y983';

let api: TestApi;

/** The clock stands at a moment (UTC): what is entered is entered then. */
const at = (moment: string) => {
  vi.setSystemTime(new Date(`${moment}Z`));
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'hrtime'] });
  at('2026-01-05T10:00:00');
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
  vi.useRealTimers();
});

async function done(answer: ReturnType<TestApi['call']>): Promise<string> {
  const { status, text, changeId } = await answer;
  expect(status, text).toBeLessThan(300);
  return String(changeId);
}

const trade = async (date: string, units: string, price_per_unit: string, isin = FUND) =>
  await done(
    api.call('POST', '/transactions', {
      ...{ date, isin, broker: 'DEGIRO', units, price_per_unit, transaction_type: 'BUY' },
    }),
  );
const own = async (asset_type: string, value: string, currency = 'EUR') =>
  await done(api.call('POST', '/other-assets', { asset_type, currency, value }));
const rate = async (exchange_rate: string) =>
  await done(api.call('POST', '/settings/exchange-rate', { exchange_rate }));

const ask = async (query = '') => await api.call('GET', `/analytics/net-worth?${query}`);
const netWorth = async (query = '') => (await ask(query)).as(netWorthSchema);

/** Each day as `day investments + others = total`, or why there is no total. */
const told = async (query = '') =>
  (await netWorth(query)).points.map(
    ({ date, investments, other_assets: others, total, unavailable }) =>
      `${date.slice(5)} ${String(investments)} + ${String(others)} = ${total ?? String(unavailable)}`,
  );

describe('net worth over time', () => {
  test('of nothing is an empty list; of investments alone it is theirs', async () => {
    expect(await netWorth()).toEqual({
      ...{ currency: 'EUR', start_date: '2026-01-05', end_date: '2026-01-05', interval: 'day' },
      ...{ points: [], left_out: [], not_known_before: [] },
    });
    await trade('2026-01-03', '2', '10');
    expect(await told()).toEqual([
      '01-02 0.00 + 0.00 = 0.00',
      '01-03 20.00 + 0.00 = 20.00',
      '01-04 20.00 + 0.00 = 20.00',
      '01-05 20.00 + 0.00 = 20.00',
    ]);
  });

  test('is each asset as it was entered then, at the rate that was set by then', async () => {
    await trade('2026-01-03', '2', '10');
    await own('crypto', '100');
    await own('pension_fund', '500', 'CZK');
    at('2026-01-07T10:00:00');
    await rate('20');
    await own('crypto', '150');
    at('2026-01-08T10:00:00');
    await done(api.call('DELETE', '/other-assets/pension_fund'));
    expect(await told('start_date=2026-01-04')).toEqual([
      '01-04 20.00 + null = not_recorded',
      '01-05 20.00 + null = no_rate', // nobody had set or published one
      '01-06 20.00 + null = no_rate',
      '01-07 20.00 + 175.00 = 195.00', // 150 + 500 ÷ 20
      '01-08 20.00 + 150.00 = 170.00',
    ]);
    const { points } = await netWorth('start_date=2026-01-06&end_date=2026-01-07');
    expect(
      points.map(({ by_type: types }) =>
        types.map((one) => [one.asset_type, one.value_eur, one.recorded_on]),
      ),
    ).toEqual([
      [
        ['crypto', '100.00', '2026-01-05'],
        ['pension_fund', null, '2026-01-05'],
      ],
      [
        ['crypto', '150.00', '2026-01-07'],
        ['pension_fund', '25.00', '2026-01-05'],
      ],
    ]);
  });

  test('before a rate was set it is the last one published on or before the day', async () => {
    await own('pension_fund', '500', 'CZK');
    const rates = [
      { currency: 'CZK', date: '2026-01-02', rate: '25' },
      { currency: 'CZK', date: '2026-01-07', rate: '20' },
    ];
    expect(await told()).toEqual(['01-05 0.00 + 20.00 = 20.00']); // at 25.00, until one is known
    at('2026-01-08T10:00:00');
    await done(api.call('POST', '/exchange-rates', { rates }));
    expect(await told()).toEqual([
      '01-05 0.00 + 20.00 = 20.00', // 500 ÷ 25
      '01-06 0.00 + 20.00 = 20.00',
      '01-07 0.00 + 25.00 = 25.00', // 500 ÷ 20
      '01-08 0.00 + 25.00 = 25.00',
    ]);
  });

  test('snapshots tell of what was not entered yet, until one lacks it', async () => {
    const csv = [
      'snapshot_date,asset_type,asset_detail,currency,value,exchange_rate,value_eur',
      '2025-12-01T00:00:00,investments,,EUR,7,25,7',
      '2025-12-01T00:00:00,crypto,,EUR,80,25,80',
      '2025-12-01T00:00:00,watches,,EUR,5,25,5',
      '2025-12-31T00:00:00,crypto,,EUR,90,25,90',
    ].join('\n');
    await done(api.upload('/snapshots/import-csv', 'old.csv', csv));
    await own('crypto', '100');
    expect(await told('interval=month')).toEqual([
      '12-01 0.00 + 85.00 = 85.00',
      '12-31 0.00 + 90.00 = 90.00',
      '01-05 0.00 + 100.00 = 100.00',
    ]);
  });

  test('names what it cannot value, what is old, and what is known from a later day on only', async () => {
    const brought = { date: '2026-01-04', isin: OTHER, broker: 'DEGIRO', units: '1', price_per_unit: '9' };
    await done(api.call('POST', '/transactions', { ...brought, transaction_type: 'TRANSFER_IN' }));
    await own('crypto', '100');
    at('2026-04-08T10:00:00');
    await own('pension_fund', '5');
    const { left_out, not_known_before, points } = await netWorth('start_date=2026-01-04&interval=month');
    expect(left_out).toEqual([{ isin: OTHER, reason: 'no_price' }]);
    expect(not_known_before).toEqual([
      { asset_type: 'crypto', asset_detail: null, date: '2026-01-05' },
      { asset_type: 'pension_fund', asset_detail: null, date: '2026-04-08' },
    ]);
    expect(points.at(-1)).toMatchObject({
      ...{
        date: '2026-04-08',
        investments: null,
        other_assets: '105.00',
        total: null,
        unavailable: 'no_price',
      },
      by_type: [
        { asset_type: 'crypto', recorded_on: '2026-01-05', is_stale: true }, // 93 days
        { asset_type: 'pension_fund', recorded_on: '2026-04-08', is_stale: false },
      ],
    });
    expect(points[0]?.by_type).toEqual([]);
  });

  test('what was undone is as if it had never been', async () => {
    await own('crypto', '100');
    const before = await told();
    at('2026-01-06T10:00:00');
    const changed = await own('crypto', '999');
    const set = await rate('20');
    at('2026-01-07T10:00:00');
    await done(api.call('POST', `/changes/${changed}/undo`));
    await done(api.call('POST', `/changes/${set}/undo`));
    expect(await told()).toEqual([...before, '01-06 0.00 + 100.00 = 100.00', '01-07 0.00 + 100.00 = 100.00']);
  });

  test('an account that is called otherwise since is counted once', async () => {
    const body = { asset_type: 'cash_eur', asset_detail: 'Wise', currency: 'EUR', value: '7' };
    await done(api.call('POST', '/other-assets', body));
    at('2026-01-06T10:00:00');
    const { rows } = await sql<{ id: number }>`SELECT id FROM asset_accounts WHERE name = 'Wise'`.execute(
      api.database.read,
    );
    await done(api.call('PUT', `/asset-accounts/${String(rows[0]?.id)}`, { name: 'Wise EU' }));
    expect(await told()).toEqual(['01-05 0.00 + 7.00 = 7.00', '01-06 0.00 + 7.00 = 7.00']);
    expect((await netWorth()).not_known_before).toEqual([]);
  });

  test('of investments kept in CZK is told in EUR', async () => {
    await done(api.call('PUT', '/settings/base-currency', { base_currency: 'CZK' }));
    await trade('2026-01-03', '2', '250');
    await done(
      api.call('POST', '/exchange-rates', { rates: [{ currency: 'CZK', date: '2026-01-04', rate: '20' }] }),
    );
    expect(await told('end_date=2026-01-04')).toEqual([
      '01-02 0.00 + 0.00 = 0.00', // nothing is nothing in every currency
      '01-03 null + 0.00 = no_rate',
      '01-04 25.00 + 0.00 = 25.00', // 500 ÷ 20
    ]);
  });
});

describe('beside other answers', () => {
  test('the investments are what the history of values tells of each day', async () => {
    await trade('2026-01-02', '3', '10');
    const prices = [
      { isin: FUND, date: '2026-01-03', close: '11.3333', currency: 'EUR' },
      { isin: FUND, date: '2026-01-05', close: '12', currency: 'EUR' },
    ];
    await done(api.call('POST', '/prices', { prices }));
    await own('crypto', '100');
    at('2026-01-09T10:00:00');
    const { points } = (await api.call('GET', '/analytics/value-history')).as(valueHistorySchema);
    const worth = (await netWorth()).points;
    expect(worth.map(({ date, investments }) => [date, investments])).toEqual(
      points.map(({ date, market_value: value }) => [date, value]),
    );
  });

  test('a repeated question is answered with the same bytes, until anything is recorded', async () => {
    await own('crypto', '100');
    const first = await ask('interval=week');
    const again = async () =>
      await api.app.inject({
        url: '/api/v1/analytics/net-worth?interval=week',
        headers: { 'if-none-match': String(first.headers.etag) },
      });
    expect((await again()).statusCode).toBe(304);
    await own('crypto', '101');
    expect((await again()).json<{ points: { total: string }[] }>().points[0]?.total).toBe('101.00');
  });

  test.each([
    ['start_date=soon', 'start_date'],
    ['interval=year', 'interval'],
    ['end_date=2026-02-30', 'end_date'],
  ])('%s is 422 and names the field', async (query, name) => {
    const refused = await ask(query);
    expect([refused.status, refused.detail]).toEqual([422, expect.stringContaining(name)]);
  });

  test('a century day by day is refused, an end before the start is nothing', async () => {
    await trade('1900-01-10', '1', '1');
    expect((await ask()).status).toBe(422);
    expect((await netWorth('start_date=2026-01-05&end_date=2026-01-04')).points).toEqual([]);
  });
});
