import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deletedSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { summaryListSchema } from './snapshot-summary.schema.ts';
import { capturedSchema, deletedSnapshotSchema, snapshotListSchema } from './snapshots.schema.ts';

const PATH = '/snapshots';
const ISIN = 'IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const take = async (query = '') => await api.call('POST', PATH + query);
const takeAt = async (moment: string, more = '') =>
  await take(`?snapshot_datetime=${encodeURIComponent(moment)}${more}`);
const list = async (query = '') => (await api.call('GET', PATH + query)).as(snapshotListSchema);
const summary = async (query = '') =>
  (await api.call('GET', `${PATH}/summary${query}`)).as(summaryListSchema);
const cash = async (value: string) =>
  await api.call('POST', '/other-assets', {
    asset_type: 'cash_eur',
    asset_detail: 'Wise',
    currency: 'EUR',
    value,
  });
const trade = async (date: string, units: string, price_per_unit: string, transaction_type = 'BUY') =>
  await api.call('POST', '/transactions', {
    date,
    isin: ISIN,
    broker: 'X',
    units,
    price_per_unit,
    transaction_type,
  });
const worth = async (current_value: string) =>
  await api.call('POST', '/position-values', { isin: ISIN, current_value });

describe('taking a snapshot', () => {
  test('of an empty portfolio keeps one row of nothing', async () => {
    const answer = await take();
    expect(answer.status).toBe(201);
    const { metadata, snapshots } = answer.as(capturedSchema);
    expect(metadata).toMatchObject({
      exchange_rate_used: '25.00',
      total_assets_captured: 1,
      total_value_eur: '0.00',
    });
    expect(snapshots).toMatchObject([
      {
        id: 1,
        asset_type: 'investments',
        currency: 'EUR',
        value: '0.00',
        exchange_rate: '25.0000',
        value_eur: '0.00',
      },
    ]);
    expect(snapshots[0]?.snapshot_date).toBe(metadata.snapshot_date);
  });

  test('keeps every asset in the order of their list, and the sum of what is stored', async () => {
    await api.call('POST', '/settings/exchange-rate', { exchange_rate: '24.35' });
    await api.call('POST', '/other-assets', { asset_type: 'cd_account', currency: 'CZK', value: '100' });
    await cash('1.5');
    await trade('2025-01-15', '1', '1');
    await worth('10.12345');
    const { metadata, snapshots } = (await takeAt('2025-03-01')).as(capturedSchema);
    expect(snapshots.map((row) => `${row.asset_type} ${row.value} ${row.value_eur}`)).toEqual([
      'investments 10.12345 10.12345',
      'cash_eur 1.50 1.50',
      'cd_account 100.00 4.1067761807', // 100 / 24.35
    ]);
    expect(metadata.total_value_eur).toBe('15.7302261807');
  });

  test('later changes of the rate and of assets never touch it', async () => {
    await cash('5');
    await take();
    const before = await list();
    await cash('6');
    await api.call('POST', '/settings/exchange-rate', { exchange_rate: 30 });
    expect(await list()).toEqual(before);
  });

  test.each([
    ['2025-03-01', '2025-03-01T00:00:00'],
    ['2025-03-01T18:30', '2025-03-01T18:30:00'],
    ['2025-03-01T18:30:00.5', '2025-03-01T18:30:00.500000'],
    ['2025-03-01T01:30:00+02:00', '2025-02-28T23:30:00'],
    ['2025-03-01T18:30:00Z', '2025-03-01T18:30:00'],
    ['1740854400', '2025-03-01T18:40:00'],
    ['20250301', '2025-03-01T00:00:00'],
    ['2099-01-01', '2099-01-01T00:00:00'], // the future is allowed
  ])('of the moment %s is one of %s, in UTC', async (given, kept) => {
    const { metadata, snapshots } = (await takeAt(given)).as(capturedSchema);
    expect([metadata.snapshot_date, snapshots[0]?.snapshot_date]).toEqual([kept, kept]);
  });

  test('an offset whose plus sign was not escaped is understood', async () => {
    const { metadata } = (await take('?snapshot_datetime=2025-03-01T01:30:00+02:00')).as(capturedSchema);
    expect(metadata.snapshot_date).toBe('2025-02-28T23:30:00');
  });

  test.each([
    '',
    'yesterday',
    '2025-02-30',
    '2025-03-01T25:00',
    '9999-12-31T23:59:00-02:00',
    '1e99',
    '9'.repeat(500),
  ])('the moment %j is 422', async (moment) => {
    const answer = await takeAt(moment);
    expect(answer.status).toBe(422);
    expect(answer.detail).toContain('datetime_from_date_parsing');
  });

  test('a moment that has a snapshot is 409; replace=true replaces it as one change', async () => {
    await cash('5');
    await takeAt('2025-03-01');
    await cash('7');
    const refused = await takeAt('2025-03-01T00:00:00Z');
    expect(refused.status).toBe(409);
    expect((await summary()).summaries[0]?.total_value_eur).toBe('5.00');
    const replaced = await takeAt('2025-03-01', '&replace=true');
    expect(replaced.status).toBe(201);
    expect((await summary()).summaries.map((row) => row.total_value_eur)).toEqual(['7.00']);
    expect((await api.call('POST', `/changes/${replaced.changeId ?? 0}/undo`)).status).toBe(201);
    expect((await summary()).summaries.map((row) => row.total_value_eur)).toEqual(['5.00']);
  });

  test('any body is ignored', async () => {
    for (const [type, payload] of [
      ['application/json', '{not json'],
      ['text/plain', 'hello'],
      ['multipart/form-data; boundary=x', 'no form'],
      [undefined, ''],
    ]) {
      const headers = type === undefined ? {} : { 'content-type': type };
      const answer = await api.app.inject({
        method: 'POST',
        url: `/api/v1${PATH}`,
        headers,
        payload: payload ?? '',
      });
      expect(answer.statusCode).toBe(201);
    }
  });
});

describe('listing', () => {
  beforeEach(async () => {
    await cash('5');
    for (const moment of ['2025-03-01', '2025-03-05T21:05', '2025-03-06']) await takeAt(moment);
  });

  const dates = async (query: string) =>
    (await list(query)).snapshots.map((row) => row.snapshot_date.slice(8, 10));

  test('newest first, then ascending by type, with a total and no metadata', async () => {
    const { snapshots, total, metadata } = await list();
    expect(snapshots.map((row) => `${row.snapshot_date.slice(5, 10)} ${row.asset_type}`)).toEqual([
      '03-06 cash_eur',
      '03-06 investments',
      '03-05 cash_eur',
      '03-05 investments',
      '03-01 cash_eur',
      '03-01 investments',
    ]);
    expect([total, metadata]).toEqual([6, null]);
  });

  test.each([
    ['?asset_type=cash_eur&end_date=2025-03-05', ['05', '01']], // the whole day
    ['?asset_type=cash_eur&end_date=2025-03-05T00:00:00', ['01']],
    ['?asset_type=cash_eur&start_date=2025-03-05', ['06', '05']],
    ['?asset_type=cash_eur&start_date=2025-03-06&end_date=2025-03-01', []],
    ['?asset_type=', ['06', '06', '05', '05', '01', '01']],
    ['?asset_type=CASH_EUR', []],
    ['?unknown=1&asset_type=cash_eur', ['06', '05', '01']],
  ])('%s', async (query, expected) => {
    expect(await dates(query)).toEqual(expected);
  });

  test('an empty bound is 422', async () => {
    expect((await api.call('GET', `${PATH}?start_date=`)).status).toBe(422);
    expect((await api.call('GET', `${PATH}/summary?end_date=soon`)).status).toBe(422);
  });
});

describe('the summary', () => {
  test('of nothing, of one and of two', async () => {
    expect(await summary()).toEqual({ summaries: [], total: 0, avg_monthly_increment: '0' });
    await cash('100');
    await takeAt('2025-03-01');
    expect((await summary()).avg_monthly_increment).toBe('0.00');
    await cash('103');
    await takeAt('2025-03-05T12:00');
    const { summaries, total, avg_monthly_increment } = await summary();
    expect([total, avg_monthly_increment]).toEqual([2, '22.50']); // 3 / 4 × 30
    expect(summaries[0]).toEqual({
      snapshot_date: '2025-03-05T12:00:00',
      total_value_eur: '103.00',
      exchange_rate_used: '25.0000',
      by_currency: [{ currency: 'EUR', total_value: '103.00' }],
      by_asset_type: [
        { asset_type: 'cash_eur', total_value_eur: '103.00' },
        { asset_type: 'investments', total_value_eur: '0.00' },
      ],
      absolute_change_from_oldest: '3.00',
      percentage_change_from_oldest: '3',
      net_contributions: '0.00',
      contributions_unavailable: null,
      market_change: '0.00',
    });
    // The baseline is the oldest within the bounds.
    expect((await summary('?start_date=2025-03-02')).summaries[0]?.absolute_change_from_oldest).toBe('0.00');
  });

  test('tells money paid in from what the market did', async () => {
    await trade('2025-01-15', '10', '100');
    await worth('1000');
    await takeAt('2025-03-01');
    await trade('2025-03-02', '5', '110');
    await trade('2025-03-03', '1', '120', 'SELL');
    await trade('2025-03-09', '1', '1'); // after the second snapshot
    await worth('1600');
    await takeAt('2025-03-03T20:00');
    const told = (await summary()).summaries.map((row) => [row.net_contributions, row.market_change]);
    expect(told).toEqual([
      ['430.00', '170.00'], // 5 × 110 − 120; 1600 − 1000 − 430
      ['0.00', '0.00'],
    ]);
  });

  test('does not guess where the ledger begins after the baseline', async () => {
    await trade('2025-03-02', '10', '100');
    await worth('1000');
    await takeAt('2025-03-01');
    await takeAt('2025-03-04');
    const [newest] = (await summary()).summaries;
    expect([newest?.net_contributions, newest?.market_change]).toEqual([null, null]);
  });
});

describe('deleting', () => {
  beforeEach(async () => {
    await takeAt('2025-03-01T18:30:00.000001');
    await takeAt('2025-03-02');
  });

  test('the snapshot of exactly that moment goes', async () => {
    const answer = await api.call('DELETE', `${PATH}/2025-03-01T18:30:00.000001Z`);
    expect(answer.status).toBe(200);
    expect(answer.as(deletedSnapshotSchema)).toMatchObject({
      deleted_count: 1,
      snapshot_date: '2025-03-01T18:30:00.000001',
    });
    expect((await list()).total).toBe(1);
    expect((await api.call('DELETE', `${PATH}/2025-03-02`)).status).toBe(200);
  });

  test.each([
    ['2025-03-01T18:30:00', 404],
    ['2025-03-01', 404],
    ['summary', 422],
    ['import-csv', 422],
    ['x'.repeat(900), 422],
  ])('%s is %i', async (moment, status) => {
    expect((await api.call('DELETE', `${PATH}/${moment}`)).status).toBe(status);
    expect((await list()).total).toBe(2);
  });

  test('all of them go at once, and again is 0; ids are never used again', async () => {
    expect((await api.call('DELETE', PATH)).as(deletedSchema).deleted_count).toBe(2);
    const again = await api.call('DELETE', PATH);
    expect(again.as(deletedSchema).deleted_count).toBe(0);
    expect(again.changeId).toBeNull();
    expect((await take()).as(capturedSchema).snapshots[0]?.id).toBe(3);
  });
});
