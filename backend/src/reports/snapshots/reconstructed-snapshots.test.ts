import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { netWorthSchema } from '../net-worth/net-worth.schema.ts';
import { valueHistorySchema } from '../value-history/value-history.schema.ts';
import { capturedSchema, previewSchema, snapshotListSchema } from './snapshots.schema.ts';

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

async function done(answer: ReturnType<TestApi['call']>) {
  const told = await answer;
  expect(told.status, told.text).toBeLessThan(300);
  return told;
}

const trade = async (date: string, units: string, price_per_unit: string, more = {}) =>
  await done(
    api.call('POST', '/transactions', {
      ...{ date, isin: FUND, broker: 'DEGIRO', units, price_per_unit, transaction_type: 'BUY', ...more },
    }),
  );
const own = async (asset_type: string, value: string, currency = 'EUR') =>
  await done(api.call('POST', '/other-assets', { asset_type, currency, value }));
const close = async (date: string, price: string) =>
  await done(api.call('POST', '/prices', { prices: [{ isin: FUND, date, close: price, currency: 'EUR' }] }));

const take = async (moment: string) =>
  await api.call('POST', `/snapshots?snapshot_datetime=${moment}&reconstruct=true`);
const taken = async (moment: string) => (await done(take(moment))).as(capturedSchema);
const preview = async (moment: string) =>
  (await done(api.call('GET', `/snapshots/preview?snapshot_datetime=${moment}&reconstruct=true`))).as(
    previewSchema,
  );
const total = async () => (await api.call('GET', '/snapshots')).as(snapshotListSchema).total;

const shown = (rows: readonly { asset_type: string; value: string; value_eur: string }[]) =>
  rows.map(({ asset_type, value, value_eur }) => `${asset_type} ${value} ${value_eur}`);

/** 2 units from the 2nd on, at 10, then 11, then 13; crypto of the 5th; a pension of the 7th; the rate since then. */
async function fill() {
  await trade('2026-01-02', '2', '10');
  await own('crypto', '100');
  at('2026-01-07T10:00:00');
  await done(api.call('POST', '/settings/exchange-rate', { exchange_rate: '20' }));
  await own('crypto', '150');
  await own('pension_fund', '500', 'CZK');
  await trade('2026-01-07', '1', '12');
  at('2026-01-09T10:00:00');
  await close('2026-01-04', '11');
  await close('2026-01-08', '13');
  await own('crypto', '175');
}

describe('a snapshot of a past day', () => {
  test('has the units, prices, values and rate of that day, and none of a later one', async () => {
    await fill();
    const sixth = await taken('2026-01-06');
    expect(shown(sixth.snapshots)).toEqual(['investments 22.00 22.00', 'crypto 100.00 100.00']); // 2 × 11
    expect(sixth.metadata).toEqual({
      ...{ snapshot_date: '2026-01-06T00:00:00', total_assets_captured: 2, total_value_eur: '122.00' },
      // No rate was known by then: nothing is reckoned with the one that is kept.
      ...{ valued_on: '2026-01-06', exchange_rate_used: '25.00' },
      ...{ exchange_rate_date: null, exchange_rate_source: null },
      left_out: [
        {
          ...{ asset_type: 'pension_fund', asset_detail: null, isin: null },
          ...{ reason: 'not_recorded', known_from: '2026-01-07' },
        },
      ],
    });
    const eighth = await taken('2026-01-08T18:30:00');
    expect(shown(eighth.snapshots)).toEqual([
      'investments 39.00 39.00', // 3 × 13
      'crypto 150.00 150.00',
      'pension_fund 500.00 25.00', // ÷ 20
    ]);
    expect(eighth.metadata).toMatchObject({
      ...{ exchange_rate_used: '20', exchange_rate_date: '2026-01-07', exchange_rate_source: 'setting' },
      left_out: [],
    });
    expect(shown((await taken('2026-01-01')).snapshots)).toEqual(['investments 0.00 0.00']);
  });

  test('what an asset in CZK was worth is unknown without a rate of that day or before', async () => {
    await own('pension_fund', '500', 'CZK');
    at('2026-01-09T10:00:00');
    const { left_out, assets, exchange_rate_used: rate } = await preview('2026-01-06');
    expect([shown(assets), rate]).toEqual([['investments 0.00 0.00'], null]);
    expect(left_out).toMatchObject([{ asset_type: 'pension_fund', reason: 'no_rate', known_from: null }]);
    const rates = [{ currency: 'CZK', date: '2026-01-04', rate: '20' }];
    await done(api.call('POST', '/exchange-rates', { rates }));
    const known = await preview('2026-01-06');
    expect(shown(known.assets)).toEqual(['investments 0.00 0.00', 'pension_fund 500.00 25.00']);
    expect([known.exchange_rate_date, known.exchange_rate_source, known.left_out]).toEqual([
      '2026-01-04',
      'manual',
      [],
    ]);
  });

  test('is not taken while a holding had no value; the refusal names it', async () => {
    await trade('2026-01-02', '2', '10');
    await trade('2026-01-03', '1', '9', { isin: OTHER, transaction_type: 'TRANSFER_IN' });
    at('2026-01-09T10:00:00');
    const told = await preview('2026-01-06');
    expect(told.assets).toEqual([]);
    expect(told.left_out).toMatchObject([{ asset_type: 'investments', isin: OTHER, reason: 'no_price' }]);
    const refused = await take('2026-01-06');
    expect([refused.status, refused.told]).toMatchObject([
      409,
      { code: 'snapshot_unvalued', values: { date: '2026-01-06', missing: OTHER } },
    ]);
    expect(await total()).toBe(0);
    expect((await take('2026-01-02')).status).toBe(201);
  });

  test('of investments kept in CZK needs a rate too', async () => {
    await done(api.call('PUT', '/settings/base-currency', { base_currency: 'CZK' }));
    await trade('2026-01-02', '2', '250');
    at('2026-01-09T10:00:00');
    const refused = await take('2026-01-06');
    expect([refused.status, refused.told.values?.missing]).toEqual([409, 'CZK']);
    const rates = [{ currency: 'CZK', date: '2026-01-04', rate: '20' }];
    await done(api.call('POST', '/exchange-rates', { rates }));
    expect(shown((await taken('2026-01-06')).snapshots)).toEqual(['investments 500.00 25.00']);
  });

  test('is one change: undone, it is gone, and a replaced one is back', async () => {
    await fill();
    const { changeId } = await done(take('2026-01-06'));
    await done(api.call('POST', '/snapshots?snapshot_datetime=2026-01-06&replace=true'));
    expect(await total()).toBe(3);
    const { changeId: again } = await done(
      api.call('POST', '/snapshots?snapshot_datetime=2026-01-06&reconstruct=true&replace=true'),
    );
    expect(await total()).toBe(2);
    await done(api.call('POST', `/changes/${String(again)}/undo`));
    expect(await total()).toBe(3);
    await done(api.call('DELETE', '/snapshots'));
    expect(changeId).not.toBeNull();
    const alone = await done(take('2026-01-06'));
    await done(api.call('POST', `/changes/${String(alone.changeId)}/undo`));
    expect(await total()).toBe(0);
  });
});

describe('beside other answers', () => {
  test('of today, of a day to come, and where it is not asked, everything is valued now', async () => {
    await fill();
    const now = (await done(api.call('POST', '/snapshots'))).as(capturedSchema);
    for (const query of [
      '2026-01-09T09:00:00&reconstruct=true',
      '2026-02-01&reconstruct=true',
      '2026-01-03',
    ]) {
      const answer = (await done(api.call('POST', `/snapshots?snapshot_datetime=${query}`))).as(
        capturedSchema,
      );
      expect(shown(answer.snapshots)).toEqual(shown(now.snapshots));
      expect(answer.metadata).toMatchObject({
        ...{ valued_on: null, left_out: [], total_value_eur: now.metadata.total_value_eur },
      });
    }
    expect(shown(now.snapshots)).toEqual([
      'investments 39.00 39.00',
      'crypto 175.00 175.00',
      'pension_fund 500.00 25.00',
    ]);
  });

  test('every past day has the investments of the history of values and the total of the net worth', async () => {
    await fill();
    const history = (await api.call('GET', '/analytics/value-history')).as(valueHistorySchema).points;
    const worth = (await api.call('GET', '/analytics/net-worth')).as(netWorthSchema).points;
    const days = history.filter(({ date }) => date < '2026-01-09');
    expect(days).toHaveLength(8);
    for (const { date, market_value: value } of days) {
      const { assets, total_value_eur: sum } = await preview(date);
      expect([date, assets[0]?.value]).toEqual([date, value]);
      const point = worth.find((one) => one.date === date);
      expect([date, point?.total ?? point?.unavailable]).toEqual([
        date,
        date < '2026-01-05' ? 'not_recorded' : sum,
      ]);
    }
  });

  test('a preview tells what is then taken, and stores nothing', async () => {
    await fill();
    const told = await preview('2026-01-08');
    expect(await total()).toBe(0);
    const { snapshots, metadata } = await taken('2026-01-08');
    expect(shown(told.assets)).toEqual(shown(snapshots));
    expect(told).toMatchObject({ valued_on: metadata.valued_on, total_value_eur: metadata.total_value_eur });
    expect(told.assets.map((asset) => asset.recorded_on)).toEqual([null, '2026-01-07', '2026-01-07']);
    const now = (await done(api.call('GET', '/snapshots/preview'))).as(previewSchema);
    expect(now.assets.map((asset) => asset.recorded_on)).toEqual([null, '2026-01-09', '2026-01-07']);
    expect([now.valued_on, now.exchange_rate_used]).toEqual([null, '20']);
  });

  test.each(['snapshot_datetime=soon', 'reconstruct=perhaps'])('%s is 422', async (query) => {
    for (const method of ['GET /snapshots/preview', 'POST /snapshots']) {
      const [verb, path] = method.split(' ') as ['GET' | 'POST', string];
      const refused = await api.call(verb, `${path}?${query}`);
      expect([refused.status, refused.detail]).toEqual([
        422,
        expect.stringContaining(query.split('=')[0] as string),
      ]);
    }
  });
});
