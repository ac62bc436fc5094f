import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { todayHere } from '../db/instant.ts';
import { type LockedApi, lockedApi } from '../testing/locked-api.ts';
import { readMetrics, type ReadSample } from '../testing/read-metrics.ts';
import { type TestApi, testApi } from '../testing/test-api.ts';

const ISIN = 'IE00BK5BQT80';
const trade = {
  ...{ date: '2024-03-04', isin: ISIN, broker: 'DEGIRO', fee: '2.00', transaction_type: 'BUY' },
  ...{ units: '612', price_per_unit: '98.412' },
};

async function scrape(api: TestApi): Promise<ReadSample[]> {
  const { statusCode, headers, body } = await api.app.inject('/metrics');
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return readMetrics(body);
}

/** The values of one name whose labels hold these. */
function valuesOf(samples: ReadSample[], name: string, labels: Record<string, string> = {}): number[] {
  const isMeant = (sample: ReadSample) =>
    sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value);
  return samples.filter(isMeant).map(({ value }) => value);
}

describe('an open server', () => {
  let api: TestApi;

  beforeEach(async () => {
    api = await testApi(undefined, { BACKUP_DIR: '.' });
  });

  afterEach(async () => {
    await api.close();
  });

  test('counts requests by template of the path and by status', async () => {
    await api.call('POST', '/transactions', trade);
    await api.call('GET', '/transactions/1');
    await api.call('GET', '/transactions/1?note=secret');
    await api.call('GET', '/transactions/2');
    await api.call('GET', `/${ISIN}/nowhere`);
    const samples = await scrape(api);
    const of = (labels: Record<string, string>) => valuesOf(samples, 'http_requests_total', labels);
    const one = { method: 'GET', route: '/api/v1/transactions/:id' };
    expect(of({ method: 'POST', route: '/api/v1/transactions' })).toEqual([1]);
    expect(of({ ...one, status: '200' })).toEqual([2]);
    expect(of({ ...one, status: '404' })).toEqual([1]);
    expect(of({ route: 'other', status: '404' })).toEqual([1]);
  });

  test('puts each request into the buckets that are as long as it took, or longer', async () => {
    for (let round = 0; round < 3; round += 1) await api.call('GET', '/transactions');
    const samples = await scrape(api);
    const labels = { method: 'GET', route: '/api/v1/transactions' };
    const counts = valuesOf(samples, 'http_request_duration_seconds_bucket', labels);
    expect(counts).toHaveLength(14);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(3);
    expect(valuesOf(samples, 'http_request_duration_seconds_count', labels)).toEqual([3]);
    const [sum = 0] = valuesOf(samples, 'http_request_duration_seconds_sum', labels);
    const [within = 0] = valuesOf(samples, 'http_request_duration_seconds_bucket', { ...labels, le: '10' });
    expect(within).toBe(3);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThan(30);
  });

  test('counts what was ever written, of whatever process', async () => {
    expect(valuesOf(await scrape(api), 'portfolio_writes_total')).toEqual([0]);
    const { changeId } = await api.call('POST', '/transactions', trade);
    await api.call('POST', '/transactions', { ...trade, units: '-1' });
    await api.call('POST', `/changes/${changeId}/undo`);
    // Recorded and undone; what was refused is no write.
    expect(valuesOf(await scrape(api), 'portfolio_writes_total')).toEqual([2]);
    const [database = 0] = valuesOf(await scrape(api), 'portfolio_database_bytes', { file: 'database' });
    expect(database).toBeGreaterThan(0);
  });

  test('tells the age of the newest and the oldest price that counts, and who lacks one', async () => {
    const other = 'IE00B4ND3602';
    await api.call('POST', '/transactions', trade);
    await api.call('POST', '/transactions', { ...trade, isin: other });
    expect(valuesOf(await scrape(api), 'portfolio_price_age_seconds')).toEqual([]);
    expect(valuesOf(await scrape(api), 'portfolio_holdings_without_price')).toEqual([2]);
    const daysAgo = (days: number) =>
      new Date(Date.parse(todayHere()) - days * 86_400_000).toISOString().slice(0, 10);
    const price = { close: '100', currency: 'EUR' };
    const prices = [
      { ...price, isin: ISIN, date: daysAgo(2) },
      { ...price, isin: other, date: daysAgo(9) },
    ];
    expect((await api.call('POST', '/prices', { prices })).status).toBe(200);
    const samples = await scrape(api);
    // 2 · 86,400 and 9 · 86,400 seconds.
    expect(valuesOf(samples, 'portfolio_price_age_seconds', { of: 'newest' })).toEqual([172_800]);
    expect(valuesOf(samples, 'portfolio_price_age_seconds', { of: 'oldest' })).toEqual([777_600]);
    expect(valuesOf(samples, 'portfolio_holdings_without_price')).toEqual([0]);
  });

  test('tells the age of the newest backup, and that the last attempt failed', async () => {
    const before = await scrape(api);
    expect(valuesOf(before, 'portfolio_backup_age_seconds')).toEqual([]);
    expect(valuesOf(before, 'portfolio_backup_failed')).toEqual([0]);
    const at = new Date(Date.now() - 7_200_000).toISOString();
    const name = `portfolio-${at.replace(/[-:.]/g, '')}.db.gz`;
    writeFileSync(join(dirname(api.path), name), '');
    const state = { verified: null, sent: null, sentFailure: null, failure: { at, reason: 'no room' } };
    writeFileSync(join(dirname(api.path), 'portfolio.state.json'), JSON.stringify(state));
    const samples = await scrape(api);
    const [age = 0] = valuesOf(samples, 'portfolio_backup_age_seconds', { place: 'folder' });
    expect(age).toBeGreaterThanOrEqual(7200);
    expect(age).toBeLessThan(7260);
    expect(valuesOf(samples, 'portfolio_backup_failed', { place: 'folder' })).toEqual([1]);
    expect(valuesOf(samples, 'portfolio_backup_failed', { place: 'store' })).toEqual([]);
  });

  test('tells memory and how late the event loop is', async () => {
    const looked = async () => await new Promise((resolve) => setTimeout(resolve, 60));
    await looked();
    const began = performance.now();
    while (performance.now() - began < 150);
    await looked();
    const samples = await scrape(api);
    const [late = 0] = valuesOf(samples, 'nodejs_eventloop_lag_max_seconds');
    // It was busy for 150 ms, of which 20 ms are the pause between two looks.
    expect(late).toBeGreaterThan(0.1);
    const [resident = 0] = valuesOf(samples, 'process_resident_memory_bytes');
    const [used = 0] = valuesOf(samples, 'nodejs_heap_size_used_bytes');
    expect(resident).toBeGreaterThan(used);
    expect(used).toBeGreaterThan(1e6);
  });

  test('tells no instrument, amount or address', async () => {
    await api.call('POST', '/transactions', trade);
    await api.call('GET', `/positions/${ISIN}`);
    await api.call('GET', `/isin-metadata/${ISIN}?units=98.412`);
    const { body } = await api.app.inject('/metrics');
    const labels = JSON.stringify(readMetrics(body).map((sample) => sample.labels));
    expect(labels).toContain('/api/v1/isin-metadata/:isin');
    expect(labels).not.toMatch(/IE00|98\.412|612|DEGIRO|127\.0\.0\.1/);
  });
});

describe('a server with a password', () => {
  let api: LockedApi;

  beforeEach(async () => {
    api = await lockedApi();
  });

  afterEach(async () => {
    await api.close();
  });

  test('shows its metrics to the owner and to a token that may only read', async () => {
    expect((await api.ask({ url: '/metrics' })).statusCode).toBe(401);
    const cookie = await api.cookie();
    expect((await api.ask({ url: '/metrics', headers: { cookie } })).statusCode).toBe(200);
    const made = await api.ask({
      ...{ method: 'POST', url: '/api/v1/api-tokens', headers: { cookie } },
      payload: { name: 'Prometheus', scope: 'read' },
    });
    const authorization = `Bearer ${made.json<{ secret: string }>().secret}`;
    const answer = await api.ask({ url: '/metrics', headers: { authorization } });
    expect(answer.statusCode).toBe(200);
    const refused = { method: 'GET', route: '/metrics', status: '401' };
    expect(valuesOf(readMetrics(answer.body), 'http_requests_total', refused)).toEqual([1]);
  });
});
