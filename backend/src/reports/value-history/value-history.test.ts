import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { valueHistorySchema } from './value-history.schema.ts';

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

async function trade(date: string, units: string, price_per_unit: string, isin = FUND, type = 'BUY') {
  const body = { date, isin, broker: 'DEGIRO', fee: '0', units, price_per_unit, transaction_type: type };
  expect((await api.call('POST', '/transactions', body)).status).toBe(201);
}

const value = async (current_value: string, isin = FUND) =>
  await api.call('POST', '/position-values', { isin, current_value });

const history = async (query = '') =>
  (await api.call('GET', `/analytics/value-history?${query}`)).as(valueHistorySchema);

const told = async (query: string) =>
  (await history(query)).points.map(
    ({ date, market_value, net_invested, is_carried }) =>
      `${date} ${String(market_value)} ${net_invested}${is_carried ? ' carried' : ''}`,
  );

/** Moves everything that was entered so far to an earlier day, as if the owner had entered it then. */
async function enteredOn(day: string): Promise<void> {
  const at = `${day}T12:00:00.000000`;
  await sql`UPDATE position_values_versions SET updated_at = ${at}`.execute(api.database.write);
  await sql`UPDATE changes SET made_at = ${at}`.execute(api.database.write);
}

describe('value over time', () => {
  test('of an empty ledger is an empty list', async () => {
    const { points, currency, interval, isin } = await history();
    expect({ points, currency, interval, isin }).toEqual({
      points: [],
      currency: 'EUR',
      interval: 'day',
      isin: null,
    });
  });

  test('begins the day before the first trade and ends today, of all or of one', async () => {
    await trade('2026-01-10', '10', '100');
    await trade('2026-01-12', '2', '50', OTHER);
    const all = await history();
    expect([all.start_date, all.points[0]?.date, all.points[0]?.market_value]).toEqual([
      '2026-01-09',
      '2026-01-09',
      '0.00',
    ]);
    expect(all.points.at(-1)).toMatchObject({
      date: all.end_date,
      market_value: '1100.00',
      is_carried: true,
    });
    expect(await told('end_date=2026-01-13')).toEqual([
      '2026-01-09 0.00 0.00',
      '2026-01-10 1000.00 1000.00',
      '2026-01-11 1000.00 1000.00 carried',
      '2026-01-12 1100.00 1100.00 carried',
      '2026-01-13 1100.00 1100.00 carried',
    ]);
    expect(await told(`end_date=2026-01-12&isin=${OTHER.toLowerCase()}`)).toEqual([
      '2026-01-11 0.00 0.00',
      '2026-01-12 100.00 100.00',
    ]);
  });

  test('is told by the week or the month, between any two days', async () => {
    await trade('2026-01-10', '10', '100');
    expect(await told('start_date=2026-02-10&end_date=2026-04-05&interval=month')).toEqual([
      '2026-02-10 1000.00 1000.00 carried',
      '2026-02-28 1000.00 1000.00 carried',
      '2026-03-31 1000.00 1000.00 carried',
      '2026-04-05 1000.00 1000.00 carried',
    ]);
    expect(await told('start_date=2026-02-10&end_date=2026-02-16&interval=week')).toHaveLength(3);
    expect(await told('start_date=2026-02-10&end_date=2026-02-01')).toEqual([]);
  });

  test('the future is not told, nor a century day by day', async () => {
    await trade('1900-01-10', '10', '100');
    const wide = 'start_date=0001-01-01&end_date=9999-12-31';
    const { start_date, end_date } = await history(`${wide}&interval=month`);
    expect(start_date).toBe('1900-01-09');
    expect(end_date < '9999').toBe(true);
    const refused = await api.call('GET', `/analytics/value-history?${wide}`);
    expect(refused.status).toBe(422);
    expect(refused.detail).toContain('ask for each week or month');
  });
});

describe('growth', () => {
  test('is 1 on the first day shown, blind to money that comes and goes; the fall is from the highest', async () => {
    await trade('2026-01-10', '10', '100');
    await trade('2026-01-12', '10', '110');
    await trade('2026-01-13', '1', '99');
    const { points } = await history('end_date=2026-01-13');
    expect(points.map(({ twr_index, drawdown }) => `${twr_index} ${drawdown}`)).toEqual([
      '1 0',
      '1 0', // 1000 / 1000
      '1 0',
      '1.0476190476 0', // 2200 / (1000 + 1100)
      '0.9473684211 -0.0956937799', // × 2079 / (2200 + 99)
    ]);
    const later = (await history('start_date=2026-01-12&end_date=2026-01-13')).points;
    expect(later.map(({ twr_index }) => twr_index)).toEqual(['1', '0.9043062201']);
  });

  test('is not told of what has no price', async () => {
    const brought = { date: '2026-01-10', isin: FUND, broker: 'DEGIRO', units: '1', price_per_unit: '9' };
    await api.call('POST', '/transactions', { ...brought, transaction_type: 'TRANSFER_IN' });
    const points = (await history('end_date=2026-01-10')).points;
    expect(points.map(({ twr_index, drawdown }) => [twr_index, drawdown])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('of one broker or class', async () => {
    await trade('2026-01-10', '10', '100');
    expect((await history('broker=Fio')).points).toEqual([]);
    expect((await history('broker=DEGIRO&asset_class=BOND')).points).toEqual([]);
    expect((await history('broker=DEGIRO')).points.at(-1)?.market_value).toBe('1000.00');
  });
});

describe('the values that the owner entered', () => {
  test('are price points of their days', async () => {
    await trade('2026-01-10', '10', '100');
    await value('1500');
    await enteredOn('2026-01-12');
    await value('1600');
    const today = (await history()).points.at(-1);
    expect(today).toMatchObject({ market_value: '1600.00', is_carried: false });
    expect(await told('start_date=2026-01-11&end_date=2026-01-13')).toEqual([
      '2026-01-11 1000.00 1000.00 carried',
      '2026-01-12 1500.00 1000.00',
      '2026-01-13 1500.00 1000.00 carried',
    ]);
  });

  test('count as they stood at the end of the day, and not once they were undone', async () => {
    await trade('2026-01-10', '10', '100');
    await value('1500');
    const corrected = await value('1600');
    const last = async () => (await history()).points.at(-1)?.market_value;
    expect(await last()).toBe('1600.00');
    await api.call('POST', `/changes/${String(corrected.changeId)}/undo`);
    expect(await last()).toBe('1500.00');
    await api.call('DELETE', '/position-values/1');
    expect(await last()).toBe('1000.00'); // deleted on the day it was entered: the last trade's price
  });
});

describe('a repeated question', () => {
  test('is answered with the same bytes, 304 for whoever has them, until something changes', async () => {
    await trade('2026-01-10', '10', '100');
    const ask = async (headers = {}) =>
      await api.app.inject({ url: '/api/v1/analytics/value-history?interval=month', headers });
    const first = await ask();
    const { etag } = first.headers;
    expect((await ask()).rawPayload.equals(first.rawPayload)).toBe(true);
    expect((await ask({ 'if-none-match': etag })).statusCode).toBe(304);
    await trade('2026-01-11', '10', '100');
    const changed = await ask({ 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.json<{ points: { market_value: string }[] }>().points.at(-1)?.market_value).toBe(
      '2000.00',
    );
  });
});
