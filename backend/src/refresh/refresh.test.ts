import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { at, candles, yahooChart } from '../testing/provided-answers.ts';
import { CHART, ISIN, type ProvidedApi, providedApi } from '../testing/provided-api.ts';

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
const periodOf = (path = '') => Number(/period1=(\d+)/.exec(path)?.[1]);

describe('closes', () => {
  test('are asked for from the first transaction on, kept, and tell the value of the portfolio', async () => {
    await provided.list(YAHOO);
    await provided.buy('2026-11-24');
    provided.tells('2026-11-24', [137.5, 138, null, 138.04]);
    await provided.refresh();
    expect(periodOf(provided.chartsAsked()[0])).toBe(at('2026-11-23T00:00:00'));
    expect(await provided.known()).toEqual([
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
    await provided.list(YAHOO);
    await provided.buy('2026-11-23');
    provided.tells('2026-11-23', [137, 138]);
    await provided.refresh();
    provided.tells('2026-11-24', [138.5, 139]);
    await provided.refresh();
    expect(periodOf(provided.chartsAsked()[1])).toBe(at('2026-11-23T00:00:00')); // a day before the 24th
    expect(await provided.known()).toEqual([
      'yahoo 2026-11-23: 137 EUR',
      'yahoo 2026-11-24: 138.5 EUR',
      'yahoo 2026-11-25: 139 EUR',
    ]);
  });

  test('before the known ones are asked for when an earlier transaction is recorded', async () => {
    await provided.list(YAHOO);
    await provided.buy('2026-11-25');
    provided.tells('2026-11-25', [138]);
    await provided.refresh();
    await provided.buy('2026-11-23');
    provided.tells('2026-11-23', [136, 137, 138]);
    await provided.refresh();
    expect(periodOf(provided.chartsAsked()[1])).toBe(at('2026-11-22T00:00:00'));
    expect(await provided.known()).toHaveLength(3);
    await provided.refresh();
    expect(periodOf(provided.chartsAsked()[2])).toBe(at('2026-11-24T00:00:00'));
  });

  test('of another listing take the place of all before', async () => {
    await provided.list(YAHOO);
    await provided.buy('2026-11-23');
    provided.tells('2026-11-23', [137, 138]);
    await provided.refresh();
    await provided.list({ ...YAHOO, symbol: 'VWRA.L', currency: 'USD' });
    provided.tells('2026-11-23', [150], 'VWRA.L', 'USD');
    await provided.refresh();
    expect(await provided.known()).toEqual(['yahoo 2026-11-23: 150 USD']);
  });

  test('stay when another listing tells nothing', async () => {
    await provided.list(YAHOO);
    await provided.buy('2026-11-23');
    provided.tells('2026-11-23', [137]);
    await provided.refresh();
    await provided.list({ ...YAHOO, symbol: 'NONE' });
    provided.server.answer(`${CHART}NONE`, (response) => response.writeHead(404).end('{}'));
    await provided.refresh();
    expect(await provided.known()).toEqual(['yahoo 2026-11-23: 137 EUR']);
    expect((await price())?.failure).toMatchObject({ code: 'symbol_unknown', values: { symbol: 'NONE' } });
  });

  test('that the owner enters go before those of the same day, and not before newer ones', async () => {
    await provided.list(YAHOO);
    await provided.buy('2026-11-25');
    provided.tells('2026-11-25', [137, 138]);
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
    await provided.list({ provider: 'manual' });
    await provided.refresh();
    expect(provided.chartsAsked()).toEqual([]);
  });
});

describe('nonsense', () => {
  beforeEach(async () => {
    await provided.list(YAHOO);
    await provided.buy('2026-11-23');
    provided.tells('2026-11-23', [137, 138]);
    await provided.refresh();
  });
  const GOOD = ['yahoo 2026-11-23: 137 EUR', 'yahoo 2026-11-24: 138 EUR'];

  test.each([
    ['a page', () => provided.server.answer(CHART, '<html></html>'), 'answer_is_page'],
    ['prices of 0', () => provided.tells('2026-11-24', [0, 0]), 'close_not_positive'],
    ['a slipped point', () => provided.tells('2026-11-24', [1380, 1390]), 'close_jumps'],
    ['another currency', () => provided.tells('2026-11-24', [140], '', 'USD'), 'currency_differs'],
    ['days to come', () => provided.tells('2026-11-28', [140]), 'no_closes'],
    ['nothing', () => provided.tells('2026-11-24', []), 'no_closes'],
    [
      'errors',
      () => provided.server.answer(CHART, (response) => response.writeHead(500).end()),
      'provider_broken',
    ],
  ])('of a provider never takes the place of what is known: %s', async (_what, answer, code) => {
    answer();
    await provided.refresh();
    expect(await provided.known()).toEqual(GOOD);
    const state = await price();
    expect(state).toMatchObject({
      newest_date: '2026-11-24',
      source: 'yahoo',
      failure: { code, source: 'yahoo' },
    });
    expect((await provided.api.call('GET', '/analytics/portfolio-summary')).status).toBe(200);
  });

  test('is told until the provider is right again, and the row is stale after a week', async () => {
    provided.tells('2026-11-24', [0]);
    vi.setSystemTime(new Date('2026-12-02T20:00:00Z'));
    await provided.refresh();
    expect(await price()).toMatchObject({
      is_stale: true,
      stale_since: '2026-12-02', // 24 November and 8 days
      failure: { code: 'close_not_positive', values: { date: '2026-11-24', close: '0' } },
    });
    provided.tells('2026-11-24', [138, 138, 138]);
    vi.setSystemTime(new Date('2026-12-02T21:00:00Z'));
    await provided.refresh();
    expect(await price()).toMatchObject({ newest_date: '2026-11-26', is_stale: false, failure: null });
  });

  test('of one day does not keep the other days away, and a jump counts once it is confirmed', async () => {
    provided.tells('2026-11-24', [138, 60, 61]);
    await provided.refresh();
    expect(await provided.known()).toEqual(GOOD);
    expect((await price())?.failure).toMatchObject({ code: 'close_jumps', values: { date: '2026-11-26' } });
    vi.setSystemTime(new Date('2026-11-28T20:00:00Z'));
    provided.tells('2026-11-24', [138, 60, 61, 60, 62]);
    await provided.refresh();
    expect((await provided.known()).slice(2)).toEqual([
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
    expect(await provided.known()).toEqual([...GOOD, 'yahoo 2026-11-25: 35 EUR']);
  });
});
