import { decimalText, dateOfEpochDay, valueAt } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PackKind, readPacks } from '../db/close-packs.ts';
import { at, candles, ecbTable, yahooChart } from '../testing/provided-answers.ts';
import { type ProvidedApi, providedApi } from '../testing/provided-api.ts';
import { lastProgressSchema, statusSchema } from './refresh.schema.ts';

const ISIN = 'IE00BK5BQT80';
const CHART = '/v8/finance/chart/';
const YAHOO = { provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' };

let provided: ProvidedApi;

beforeEach(async () => {
  provided = await providedApi();
});

afterEach(async () => {
  expect(provided.api.errors).toEqual([]);
  await provided.close();
});

const list = async (...sources: object[]) => {
  expect((await provided.api.call('PUT', `/listings/${ISIN}`, { sources })).status).toBe(200);
};

const buy = async (date: string, currency = 'EUR') => {
  const rate = currency === 'EUR' ? {} : { currency, exchange_rate: '1.1' };
  const trade = {
    date,
    isin: ISIN,
    broker: 'B',
    units: '10',
    price_per_unit: '100',
    transaction_type: 'BUY',
    ...rate,
  };
  expect((await provided.api.call('POST', '/transactions', trade)).status).toBe(201);
};

const tells = (first: string, closes: readonly (number | null)[], symbol = '', currency = 'EUR') =>
  provided.server.answer(CHART + symbol, yahooChart({ currency, candles: candles(first, closes) }));

/** Everything known of one name: source, day, value, currency. */
async function known(kind: PackKind = 'price', name = ISIN): Promise<string[]> {
  const all = (await readPacks(provided.api.database.read, kind, [name])).get(name) ?? [];
  return all.flatMap(({ source, series }) =>
    Array.from(
      series.days,
      (day, index) =>
        `${source} ${dateOfEpochDay(day)}: ${decimalText(valueAt(series, index))} ${series.currency}`,
    ),
  );
}

const status = async () => (await provided.api.call('GET', '/prices/status')).as(statusSchema);
const price = async () => (await status()).prices.find(({ isin }) => isin === ISIN);
const chartsAsked = () => provided.server.asked.filter((path) => path.includes(CHART));
const periodOf = (path = '') => Number(/period1=(\d+)/.exec(path)?.[1]);

describe('closes', () => {
  test('are asked for from the first transaction on, kept, and tell the value of the portfolio', async () => {
    await list(YAHOO);
    await buy('2026-11-24');
    tells('2026-11-24', [137.5, 138, null, 138.04]);
    await provided.refresh();
    expect(periodOf(chartsAsked()[0])).toBe(at('2026-11-23T00:00:00'));
    expect(await known()).toEqual([
      'yahoo 2026-11-24: 137.5 EUR',
      'yahoo 2026-11-25: 138 EUR',
      'yahoo 2026-11-27: 138.04 EUR',
    ]);
    const { text } = await provided.api.call('GET', '/analytics/portfolio-summary');
    expect(text).toContain('"market_value":"1380.40"'); // 10 × 138.04
    expect(await price()).toMatchObject({
      source: 'yahoo',
      newest_date: '2026-11-27',
      newest: { value: '138.04', currency: 'EUR', source: 'yahoo' },
      count: 3,
      is_stale: false,
      stale_since: null,
      failure: null,
    });
  });

  test('are asked for again from the newest one on, and what was corrected is', async () => {
    await list(YAHOO);
    await buy('2026-11-23');
    tells('2026-11-23', [137, 138]);
    await provided.refresh();
    tells('2026-11-24', [138.5, 139]);
    await provided.refresh();
    expect(periodOf(chartsAsked()[1])).toBe(at('2026-11-23T00:00:00')); // a day before the 24th
    expect(await known()).toEqual([
      'yahoo 2026-11-23: 137 EUR',
      'yahoo 2026-11-24: 138.5 EUR',
      'yahoo 2026-11-25: 139 EUR',
    ]);
  });

  test('before the known ones are asked for when an earlier transaction is recorded', async () => {
    await list(YAHOO);
    await buy('2026-11-25');
    tells('2026-11-25', [138]);
    await provided.refresh();
    await buy('2026-11-23');
    tells('2026-11-23', [136, 137, 138]);
    await provided.refresh();
    expect(periodOf(chartsAsked()[1])).toBe(at('2026-11-22T00:00:00'));
    expect(await known()).toHaveLength(3);
    await provided.refresh();
    expect(periodOf(chartsAsked()[2])).toBe(at('2026-11-24T00:00:00'));
  });

  test('of another listing take the place of all before', async () => {
    await list(YAHOO);
    await buy('2026-11-23');
    tells('2026-11-23', [137, 138]);
    await provided.refresh();
    await list({ ...YAHOO, symbol: 'VWRA.L', currency: 'USD' });
    tells('2026-11-23', [150], 'VWRA.L', 'USD');
    await provided.refresh();
    expect(await known()).toEqual(['yahoo 2026-11-23: 150 USD']);
  });

  test('stay when another listing tells nothing', async () => {
    await list(YAHOO);
    await buy('2026-11-23');
    tells('2026-11-23', [137]);
    await provided.refresh();
    await list({ ...YAHOO, symbol: 'NONE' });
    provided.server.answer(`${CHART}NONE`, (response) => response.writeHead(404).end('{}'));
    await provided.refresh();
    expect(await known()).toEqual(['yahoo 2026-11-23: 137 EUR']);
    expect((await price())?.failure).toMatchObject({ code: 'symbol_unknown', values: { symbol: 'NONE' } });
  });

  test('that the owner enters go before those of the same day, and not before newer ones', async () => {
    await list(YAHOO);
    await buy('2026-11-25');
    tells('2026-11-25', [137, 138]);
    await provided.refresh();
    const enter = async (date: string, close: string) =>
      await provided.api.call('POST', '/prices', { prices: [{ isin: ISIN, date, close, currency: 'EUR' }] });
    await enter('2026-11-25', '1');
    expect((await price())?.newest).toEqual({ value: '138.00', currency: 'EUR', source: 'yahoo' });
    await enter('2026-11-26', '140');
    expect(await price()).toMatchObject({
      newest: { value: '140.00', currency: 'EUR', source: 'manual' },
      count: 4,
    });
  });

  test('of an instrument that is entered by hand are not asked for', async () => {
    await list({ provider: 'manual' });
    await provided.refresh();
    expect(chartsAsked()).toEqual([]);
  });
});

describe('nonsense', () => {
  beforeEach(async () => {
    await list(YAHOO);
    await buy('2026-11-23');
    tells('2026-11-23', [137, 138]);
    await provided.refresh();
  });
  const GOOD = ['yahoo 2026-11-23: 137 EUR', 'yahoo 2026-11-24: 138 EUR'];

  test.each([
    ['a page', () => provided.server.answer(CHART, '<html></html>'), 'answer_is_page'],
    ['prices of 0', () => tells('2026-11-24', [0, 0]), 'close_not_positive'],
    ['a slipped point', () => tells('2026-11-24', [1380, 1390]), 'close_jumps'],
    ['another currency', () => tells('2026-11-24', [140], '', 'USD'), 'currency_differs'],
    ['days to come', () => tells('2026-11-28', [140]), 'no_closes'],
    ['nothing', () => tells('2026-11-24', []), 'no_closes'],
    [
      'errors',
      () => provided.server.answer(CHART, (response) => response.writeHead(500).end()),
      'provider_broken',
    ],
  ])('of a provider never takes the place of what is known: %s', async (_what, answer, code) => {
    answer();
    await provided.refresh();
    expect(await known()).toEqual(GOOD);
    const state = await price();
    expect(state).toMatchObject({
      newest_date: '2026-11-24',
      source: 'yahoo',
      failure: { code, source: 'yahoo' },
    });
    expect((await provided.api.call('GET', '/analytics/portfolio-summary')).status).toBe(200);
  });

  test('is told until the provider is right again, and the row is stale after a week', async () => {
    tells('2026-11-24', [0]);
    vi.setSystemTime(new Date('2026-12-02T20:00:00Z'));
    await provided.refresh();
    expect(await price()).toMatchObject({
      is_stale: true,
      stale_since: '2026-12-02', // 24 November and 8 days
      failure: { code: 'close_not_positive', values: { date: '2026-11-24', close: '0' } },
    });
    tells('2026-11-24', [138, 138, 138]);
    vi.setSystemTime(new Date('2026-12-02T21:00:00Z'));
    await provided.refresh();
    expect(await price()).toMatchObject({ newest_date: '2026-11-26', is_stale: false, failure: null });
  });

  test('of one day does not keep the other days away, and a jump counts once it is confirmed', async () => {
    tells('2026-11-24', [138, 60, 61]);
    await provided.refresh();
    expect(await known()).toEqual(GOOD);
    expect((await price())?.failure).toMatchObject({ code: 'close_jumps', values: { date: '2026-11-26' } });
    vi.setSystemTime(new Date('2026-11-28T20:00:00Z'));
    tells('2026-11-24', [138, 60, 61, 60, 62]);
    await provided.refresh();
    expect((await known()).slice(2)).toEqual([
      'yahoo 2026-11-25: 60 EUR',
      'yahoo 2026-11-26: 61 EUR',
      'yahoo 2026-11-27: 60 EUR',
      'yahoo 2026-11-28: 62 EUR',
    ]);
  });

  test('is no jump that a split explains', async () => {
    const splits = [[at('2026-11-25T08:00:00'), 4, 1]] as const;
    // 138 before the split is told as 34.5.
    provided.server.answer(CHART, yahooChart({ candles: candles('2026-11-24', [34.5, 35]), splits }));
    await provided.refresh();
    expect(await known()).toEqual([...GOOD, 'yahoo 2026-11-25: 35 EUR']);
  });
});

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
    await list({ ...YAHOO, currency: 'GBP' }, fallback());
    await buy('2026-11-23');
    provided.server.answer(CHART, '<html></html>');
    ownTells(['2026-11-23', 10_400], ['2026-11-24', 10_450]);
    await provided.refresh();
    expect(provided.server.asked).toContain(`GET /own/${ISIN}?from=2026-11-23&to=2026-11-27`);
    expect(await known()).toEqual(['address 2026-11-23: 104 GBP', 'address 2026-11-24: 104.5 GBP']);
    expect(await price()).toMatchObject({
      source: 'address',
      failure: { source: 'yahoo', code: 'answer_is_page' },
    });
  });

  test('of a higher rank take over what lower ones have told, once they tell as much', async () => {
    await list({ ...YAHOO, currency: 'GBP' }, fallback());
    await buy('2026-11-23');
    provided.server.answer(CHART, '<html></html>');
    ownTells(['2026-11-23', 10_400], ['2026-11-24', 10_450]);
    await provided.refresh();
    tells('2026-11-23', [10_401], '', 'GBp');
    await provided.refresh();
    expect(await known()).toHaveLength(3);
    tells('2026-11-23', [10_401, 10_451], '', 'GBp');
    await provided.refresh();
    expect(await known()).toEqual(['yahoo 2026-11-23: 104.01 GBP', 'yahoo 2026-11-24: 104.51 GBP']);
    expect(await price()).toMatchObject({ source: 'yahoo', failure: null });
  });
});

describe('rates', () => {
  test('of the currencies in use are asked for in one file, from the first transaction on', async () => {
    await buy('2026-11-20', 'USD');
    await list({ ...YAHOO, currency: 'GBX' });
    tells('2026-11-23', []);
    const days = { '2026-11-27': { USD: '1.0822', GBP: '0.84' }, '2026-11-20': { USD: '1.0801' } };
    provided.server.answer('/ecb', ecbTable(days));
    await provided.refresh();
    expect(provided.server.asked.filter((path) => path.includes('ecb'))).toEqual([
      'GET /ecb/eurofxref-hist-90d.xml',
    ]);
    expect(await known('rate', 'USD')).toEqual(['ecb 2026-11-20: 1.0801 USD', 'ecb 2026-11-27: 1.0822 USD']);
    expect(await known('rate', 'GBP')).toEqual(['ecb 2026-11-27: 0.84 GBP']);
    await provided.refresh();
    expect(provided.server.asked.findLast((path) => path.includes('ecb'))).toContain('eurofxref-daily.xml');
  });

  test('that the bank does not publish are named, and a failure of the bank is', async () => {
    await buy('2026-11-20', 'ARS');
    await provided.refresh();
    const failureOf = async () => (await status()).rates.find(({ currency }) => currency === 'ARS')?.failure;
    expect(await failureOf()).toMatchObject({ code: 'no_rates', values: { currency: 'ARS' }, source: 'ecb' });
    provided.server.answer('/ecb', '<html></html>');
    await provided.refresh();
    expect(await failureOf()).toMatchObject({ code: 'answer_is_page' });
  });

  test('are not asked for while everything is in euro', async () => {
    await buy('2026-11-20');
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
    await list(YAHOO);
    const ended = provided.refresh(`?isin=${ISIN.toLowerCase()}`);
    while (chartsAsked().length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
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
    expect(chartsAsked()).toHaveLength(1);
  });

  test('counts what failed', async () => {
    await list(YAHOO);
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
    expect(await status()).toEqual({ refresh: 'off', prices: [], rates: [] });
  });
});
