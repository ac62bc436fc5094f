import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { candles, ecbTable, yahooChart } from '../testing/provided-answers.ts';
import { CHART, ISIN, type ProvidedApi, providedApi } from '../testing/provided-api.ts';
import { lastProgressSchema } from './refresh.schema.ts';

const YAHOO = { provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' };

let provided: ProvidedApi;

beforeEach(async () => {
  provided = await providedApi();
});

afterEach(async () => {
  expect(provided.api.errors).toEqual([]);
  await provided.close();
});

const price = async () => (await provided.status()).prices.find(({ isin }) => isin === ISIN);

describe('sources', () => {
  const fallback = () => ({
    provider: 'address',
    currency: 'GBX',
    address: `${provided.server.address}/own/{isin}?from={from}&to={to}`,
    address_format: 'json',
    day_at: 'date',
    close_at: 'close',
  });
  const ownTells = (...closes: [date: string, close: number][]) =>
    provided.server.answer('/own', JSON.stringify(closes.map(([date, close]) => ({ date, close }))));

  test('that fail are named, and the next one is asked', async () => {
    await provided.list({ ...YAHOO, currency: 'GBP' }, fallback());
    await provided.buy('2026-11-23');
    provided.server.answer(CHART, '<html></html>');
    ownTells(['2026-11-23', 10_400], ['2026-11-24', 10_450]);
    await provided.refresh();
    expect(provided.server.asked).toContain(`GET /own/${ISIN}?from=2026-11-23&to=2026-11-27`);
    expect(await provided.known()).toEqual(['address 2026-11-23: 104 GBP', 'address 2026-11-24: 104.5 GBP']);
    expect(await price()).toMatchObject({
      source: 'address',
      failure: { source: 'yahoo', code: 'answer_is_page' },
    });
  });

  test('of a higher rank take over what lower ones have told, once they tell as much', async () => {
    await provided.list({ ...YAHOO, currency: 'GBP' }, fallback());
    await provided.buy('2026-11-23');
    provided.server.answer(CHART, '<html></html>');
    ownTells(['2026-11-23', 10_400], ['2026-11-24', 10_450]);
    await provided.refresh();
    provided.tells('2026-11-23', [10_401], '', 'GBp');
    await provided.refresh();
    expect(await provided.known()).toHaveLength(3);
    provided.tells('2026-11-23', [10_401, 10_451], '', 'GBp');
    await provided.refresh();
    expect(await provided.known()).toEqual(['yahoo 2026-11-23: 104.01 GBP', 'yahoo 2026-11-24: 104.51 GBP']);
    expect(await price()).toMatchObject({ source: 'yahoo', failure: null });
  });
});

describe('rates', () => {
  test('of the currencies in use are asked for in one file, from the first transaction on', async () => {
    await provided.buy('2026-11-20', 'USD');
    await provided.list({ ...YAHOO, currency: 'GBX' });
    provided.tells('2026-11-23', []);
    const days = { '2026-11-27': { USD: '1.0822', GBP: '0.84' }, '2026-11-20': { USD: '1.0801' } };
    provided.server.answer('/ecb', ecbTable(days));
    await provided.refresh();
    expect(provided.server.asked.filter((path) => path.includes('ecb'))).toEqual([
      'GET /ecb/eurofxref-hist-90d.xml',
    ]);
    expect(await provided.known('rate', 'USD')).toEqual([
      'ecb 2026-11-20: 1.0801 USD',
      'ecb 2026-11-27: 1.0822 USD',
    ]);
    expect(await provided.known('rate', 'GBP')).toEqual(['ecb 2026-11-27: 0.84 GBP']);
    await provided.refresh();
    expect(provided.server.asked.findLast((path) => path.includes('ecb'))).toContain('eurofxref-daily.xml');
  });

  test('that the bank does not publish are named, and a failure of the bank is', async () => {
    await provided.buy('2026-11-20', 'ARS');
    await provided.refresh();
    const failureOf = async () =>
      (await provided.status()).rates.find(({ currency }) => currency === 'ARS')?.failure;
    expect(await failureOf()).toMatchObject({ code: 'no_rates', values: { currency: 'ARS' }, source: 'ecb' });
    provided.server.answer('/ecb', '<html></html>');
    await provided.refresh();
    expect(await failureOf()).toMatchObject({ code: 'answer_is_page' });
  });

  test('are not asked for while everything is in euro', async () => {
    await provided.buy('2026-11-20');
    await provided.refresh();
    expect(provided.server.asked).toEqual([]);
  });
});

describe('a refresh', () => {
  test('tells how far it has come, and takes up what is asked for meanwhile once', async () => {
    let answer = () => {};
    provided.server.answer(CHART, (response) => {
      answer = () => response.end(yahooChart({ candles: candles('2026-11-27', [138]) }));
    });
    expect((await provided.api.call('GET', '/prices/refresh')).as(lastProgressSchema)).toEqual({
      refresh: null,
    });
    await provided.list(YAHOO);
    const ended = provided.refresh(`?isin=${ISIN.toLowerCase()}`);
    while (provided.chartsAsked().length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await provided.api.call('POST', '/prices/refresh');
    const { refresh } = (await provided.api.call('GET', '/prices/refresh')).as(lastProgressSchema);
    expect(refresh).toMatchObject({ total: 1, done: 0, failed: 0, asking: [ISIN], finished_at: null });
    answer();
    await ended;
    const last = (await provided.api.call('GET', '/prices/refresh')).as(lastProgressSchema).refresh;
    expect(last).toMatchObject({
      total: 1,
      done: 1,
      failed: 0,
      asking: [],
    });
    expect(provided.chartsAsked()).toHaveLength(1);
  });

  test('counts what failed', async () => {
    await provided.list(YAHOO);
    provided.server.answer(CHART, '<html></html>');
    await provided.refresh();
    const { refresh } = (await provided.api.call('GET', '/prices/refresh')).as(lastProgressSchema);
    expect(refresh).toMatchObject({ total: 1, done: 1, failed: 1 });
  });

  test('of an instrument without a listing is 404', async () => {
    const answer = await provided.api.call('POST', `/prices/refresh?isin=${ISIN}`);
    expect([answer.status, answer.told.code]).toEqual([404, 'listing_not_found']);
  });

  test('that is switched off is 409, and what is known is shown', async () => {
    await provided.close();
    provided = await providedApi({ PRICE_REFRESH: 'off' });
    const answer = await provided.api.call('POST', '/prices/refresh');
    expect([answer.status, answer.told.code]).toEqual([409, 'refresh_off']);
    expect(await provided.status()).toEqual({ refresh: 'off', prices: [], rates: [] });
  });
});
