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

describe('several addresses of one instrument', () => {
  const own = (place: string) => ({
    ...{ provider: 'address', currency: 'EUR', address_format: 'csv', day_at: 'day', close_at: 'close' },
    address: `${provided.server.address}/${place}?from={from}`,
  });
  const tells = (place: string, ...lines: string[]) =>
    provided.server.answer(`/${place}`, ['day,close', ...lines].join('\n'));

  test('keep their closes apart: the first one begins at the beginning once it tells again', async () => {
    await provided.list(own('first'), own('second'));
    await provided.buy('2026-11-23');
    provided.server.answer('/first', '<html></html>');
    tells('second', '2026-11-23,100', '2026-11-24,101', '2026-11-26,103');
    await provided.refresh();
    expect(await provided.known()).toEqual([
      'address-2 2026-11-23: 100 EUR',
      'address-2 2026-11-24: 101 EUR',
      'address-2 2026-11-26: 103 EUR',
    ]);
    expect(await price()).toMatchObject({ source: 'address-2', failure: { source: 'address' } });
    tells('first', '2026-11-23,100.1', '2026-11-24,101.1', '2026-11-25,102.1');
    await provided.refresh();
    expect(provided.server.asked.findLast((path) => path.includes('first'))).toContain('from=2026-11-23');
    expect(await provided.known()).toHaveLength(6);
    tells('first', '2026-11-25,102.1', '2026-11-26,103.1');
    await provided.refresh();
    expect(await provided.known()).toEqual([
      'address 2026-11-23: 100.1 EUR',
      'address 2026-11-24: 101.1 EUR',
      'address 2026-11-25: 102.1 EUR',
      'address 2026-11-26: 103.1 EUR',
    ]);
    expect(await price()).toMatchObject({ source: 'address', failure: null });
  });

  test('fall back again when the first one fails later, from where the second one had come to', async () => {
    await provided.list(own('first'), own('second'));
    await provided.buy('2026-11-23');
    tells('first', '2026-11-23,100.1', '2026-11-24,101.1');
    await provided.refresh();
    provided.server.answer('/first', '<html></html>');
    tells('second', '2026-11-23,100', '2026-11-24,101', '2026-11-25,102');
    await provided.refresh();
    expect(provided.server.asked.findLast((path) => path.includes('second'))).toContain('from=2026-11-23');
    const { newest, source } = (await price()) ?? {};
    expect([newest?.value, newest?.source, source]).toEqual(['102.00', 'address-2', 'address-2']);
  });
});

describe('a split that the owner has recorded', () => {
  const split = async (date: string, new_units: number, old_units: number) => {
    const recorded = { date, new_units, old_units, isin: ISIN, broker: 'DEGIRO' };
    const { status, text } = await provided.api.call('POST', '/transactions', {
      ...recorded,
      transaction_type: 'SPLIT',
    });
    expect(status, text).toBe(201);
  };
  const own = () => ({
    ...{ provider: 'address', currency: 'EUR', address_format: 'csv', day_at: 'day', close_at: 'close' },
    address: `${provided.server.address}/own`,
  });
  const tells = (...lines: string[]) => provided.server.answer('/own', ['day,close', ...lines].join('\n'));

  test.each(['2026-11-26', '2026-11-24', '2026-11-27'])(
    'on %s explains the jump of an address that knows of none, at once',
    async (date) => {
      await provided.list(own());
      await provided.buy('2026-11-23');
      await split(date, 4, 1);
      tells('2026-11-24,140', '2026-11-25,141', '2026-11-26,35.5');
      await provided.refresh();
      expect((await provided.known()).at(-1)).toBe('address 2026-11-26: 35.5 EUR');
      expect((await price())?.failure).toBeNull();
    },
  );

  test.each([
    ['of another ratio', '2026-11-26', 2],
    ['of long ago', '2026-11-16', 4],
  ])('%s explains nothing', async (_, date, ratio) => {
    await provided.list(own());
    await provided.buy('2026-11-10');
    await split(date, ratio, 1);
    tells('2026-11-24,140', '2026-11-25,141', '2026-11-26,35.5');
    await provided.refresh();
    expect((await provided.known()).at(-1)).toBe('address 2026-11-25: 141 EUR');
    expect((await price())?.failure).toMatchObject({ code: 'close_jumps', values: { date: '2026-11-26' } });
  });

  test('beside the same split of Yahoo counts once', async () => {
    await provided.list(YAHOO);
    await provided.buy('2026-11-23');
    await split('2026-11-25', 4, 1);
    const splits = [[Date.parse('2026-11-25T08:00:00Z') / 1000, 4, 1]] as const;
    provided.server.answer(CHART, yahooChart({ candles: candles('2026-11-24', [34.5, 35]), splits }));
    await provided.refresh();
    expect(await provided.known()).toEqual(['yahoo 2026-11-24: 138 EUR', 'yahoo 2026-11-25: 35 EUR']);
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
