import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { candles, yahooChart } from '../testing/provided-answers.ts';
import { type ProvidedApi, providedApi } from '../testing/provided-api.ts';

const CHART = '/v8/finance/chart/';
const sources = [{ provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' }];

let provided: ProvidedApi;

afterEach(async () => {
  expect(provided.api.errors).toEqual([]);
  await provided.close();
});

beforeEach(() => {
  vi.useRealTimers();
});

async function open(refresh: string): Promise<void> {
  provided = await providedApi({ PRICE_REFRESH: refresh });
  provided.server.answer(CHART, yahooChart({ candles: candles('2026-11-27', [138]) }));
  await provided.api.call('PUT', '/listings/IE00BK5BQT80', { sources });
}

const listen = async () => await provided.api.app.listen({ port: 0, host: '127.0.0.1' });
const asked = () => provided.server.asked.length;
const refreshed = async () => (await provided.api.call('GET', '/prices/refresh')).text;

async function untilRefreshed(): Promise<void> {
  while (!/"finished_at":"/.test(await refreshed())) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('what was never asked for is asked for when the server starts', async () => {
  await open('daily');
  expect(asked()).toBe(0);
  await listen();
  await untilRefreshed();
  expect(asked()).toBe(1);
});

test.each(['manual', 'off'])('nothing is asked for by itself when the setting is %s', async (refresh) => {
  await open(refresh);
  await listen();
  expect(await refreshed()).toBe('{"refresh":null}');
  expect(asked()).toBe(0);
});

test('a server that stops while a provider is silent stops at once, and blames nobody', async () => {
  await open('daily');
  provided.server.answer(CHART, () => undefined);
  await listen();
  while (asked() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await provided.api.app.close();
  const { failed_at: failure } = (await provided.api.database.read
    .selectFrom('fetch_states')
    .select('failed_at')
    .executeTakeFirst()) ?? { failed_at: null };
  expect(failure).toBeNull();
});
