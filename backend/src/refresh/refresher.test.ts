import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../log.ts';
import { readConfig } from '../config.ts';
import { createProviders } from '../providers/providers.ts';
import { candles, yahooChart } from '../testing/provided-answers.ts';
import { type ProvidedApi, providedApi } from '../testing/provided-api.ts';
import { quoteStore } from './quote-store.ts';
import { createRefresher, type Refresher } from './refresher.ts';

const CHART = '/v8/finance/chart/';

let provided: ProvidedApi;
let refresher: Refresher;
let logged: string[];

beforeEach(async () => {
  provided = await providedApi();
  const { api, server } = provided;
  const { config } = readConfig({ PRICE_HOSTS: server.host, YAHOO_ADDRESS: server.address }, '');
  logged = [];
  const log = createLog({ logLevel: 'error', logFormat: 'json' }, (line) => logged.push(line));
  const providers = createProviders(config, { backOffMs: 1 });
  refresher = createRefresher(
    api.database,
    providers,
    quoteStore(api.database, async () => {}),
    log,
  );
  server.answer(CHART, yahooChart({ candles: candles('2026-11-27', [138]) }));
  await api.call('PUT', '/listings/IE00BK5BQT80', {
    sources: [{ provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' }],
  });
});

afterEach(async () => {
  await refresher.stop();
  await provided.close();
});

/** How often the provider is asked when what is due is asked for at a moment. */
async function askedAt(moment: string): Promise<number> {
  vi.setSystemTime(new Date(moment));
  const before = provided.server.asked.length;
  await refresher.refreshDue();
  await refresher.idle();
  return provided.server.asked.length - before;
}

test('what was told is due again after twenty hours', async () => {
  expect(await askedAt('2026-11-27T20:00:00Z')).toBe(1);
  expect(await askedAt('2026-11-28T15:59:00Z')).toBe(0);
  expect(await askedAt('2026-11-28T16:01:00Z')).toBe(1);
});

test('what failed is due again after four hours', async () => {
  provided.server.answer(CHART, '<html></html>');
  expect(await askedAt('2026-11-27T20:00:00Z')).toBe(1);
  expect(await askedAt('2026-11-27T23:59:00Z')).toBe(0);
  expect(await askedAt('2026-11-28T00:01:00Z')).toBe(1);
});

test('after the clock was set back everything is due once, and then as ever', async () => {
  expect(await askedAt('2026-11-29T20:00:00Z')).toBe(1);
  expect(await askedAt('2026-11-27T20:00:00Z')).toBe(1);
  expect(await askedAt('2026-11-28T15:59:00Z')).toBe(0);
});

test('an error of our own is logged, counted and ends nothing', async () => {
  await provided.api.database.write.schema.dropTable('fetch_states').execute();
  await expect(refresher.refreshDue()).rejects.toThrow('fetch_states');
  expect(await refresher.refresh(null)).toMatchObject({ total: 1 });
  await refresher.idle();
  expect(refresher.progress()).toMatchObject({ done: 1, failed: 1 });
  expect(logged.join('')).toContain('refresh failed');
});
