import { decimal, type Decimal, epochDay, localDate } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { quoteStore } from '../../db/quote-store.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { positionDetailSchema } from '../positions/positions.schema.ts';
import { whySchema } from '../why/why.schema.ts';
import { portfolioBook } from './portfolio-book.ts';
import { portfolioSummarySchema } from './portfolio-summary.schema.ts';

const WORLD = 'IE00BK5BQT80';
const BUY = {
  date: '2026-01-02',
  isin: WORLD,
  broker: 'DEGIRO',
  units: '10',
  price_per_unit: '100',
  transaction_type: 'BUY',
};

let api: TestApi;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-10T12:00:00Z') });
  api = await testApi();
  await api.call('POST', '/transactions', BUY);
});

afterEach(async () => {
  vi.useRealTimers();
  expect(api.errors).toEqual([]);
  await api.close();
});

const price = async (date: string, close: string, currency = 'EUR') =>
  await api.call('POST', '/prices', { prices: [{ isin: WORLD, date, close, currency }] });
const rate = async (currency: string, date: string, text: string) =>
  await api.call('POST', '/exchange-rates', { rates: [{ currency, date, rate: text }] });
const summary = async () =>
  (await api.call('GET', '/analytics/portfolio-summary')).as(portfolioSummarySchema);
const holding = async () => {
  const [found] = (await summary()).holdings;
  if (!found) throw new Error('nothing is held');
  return found;
};
const told = async () => {
  const { market_value, price_date, price_source, valuation_source, is_stale, no_value_reason } =
    await holding();
  return [market_value, price_date, price_source, valuation_source, is_stale, no_value_reason];
};

describe('a holding', () => {
  test('without a price has no value, and says why', async () => {
    expect(await told()).toEqual([null, null, null, null, null, 'no_price']);
  });

  test('is worth units · newest close, in every figure and total', async () => {
    await price('2026-01-05', '110');
    await price('2026-01-08', '121.5');
    expect(await told()).toEqual(['1215.00', '2026-01-08', 'manual', 'price', false, null]);
    expect(await holding()).toMatchObject({
      current_value: '1215.0000',
      price: '121.50',
      current_price_per_unit: '121.5',
      unrealised_gain: '215.00', // 1215 − 10 · 100
      absolute_pl_without_fees: '215.00000000',
      weight: '1',
      quote: {
        close: '121.50',
        currency: 'EUR',
        exchange_rate: null,
        exchange_rate_date: null,
        exchange_rate_sources: [],
      },
    });
    const { total_market_value, total_current_portfolio_invested_value } = await summary();
    expect([total_market_value, total_current_portfolio_invested_value]).toEqual(['1215.00', '1215.0000']);
    expect((await api.call('GET', '/other-assets')).text).toContain('"value":"1215.0000"');
  });

  test('by a close of another currency is converted at the last rate on or before the day', async () => {
    await price('2026-01-08', '150', 'USD');
    expect(await told()).toEqual([null, null, null, null, null, 'no_rate']);
    await rate('USD', '2026-01-07', '1.2');
    expect((await holding()).market_value).toBe('1250.00'); // 10 · 150 / 1.2
    await rate('USD', '2026-01-09', '1.25');
    expect(await holding()).toMatchObject({
      market_value: '1200.00', // 10 · 150 / 1.25
      price: '120.00',
      quote: {
        close: '150.00',
        currency: 'USD',
        exchange_rate: '1.25',
        exchange_rate_date: '2026-01-09',
        exchange_rate_sources: ['manual'],
      },
    });
  });

  test('is worth the value entered for the whole position, until a close of a later day comes', async () => {
    await price('2026-01-09', '121');
    await api.call('POST', '/position-values', { isin: WORLD, current_value: '1300' }); // on the 10th
    expect(await told()).toEqual(['1300.00', '2026-01-10', 'position_value', 'manual', false, null]);
    await price('2026-01-10', '122');
    expect((await holding()).market_value).toBe('1300.00'); // of one day, what was entered for the whole position
    vi.setSystemTime(new Date('2026-01-11T12:00:00Z'));
    await price('2026-01-11', '123');
    expect(await told()).toEqual(['1230.00', '2026-01-11', 'manual', 'price', false, null]);
  });

  test('has a stale price once that is more than seven days old', async () => {
    await price('2026-01-03', '110');
    expect((await told())[4]).toBe(false);
    vi.setSystemTime(new Date('2026-01-11T12:00:00Z'));
    expect((await told())[4]).toBe(true);
  });

  test('is never worth the close of a later day, as when the clock is set back', async () => {
    await price('2026-01-08', '110');
    await price('2026-01-10', '130');
    expect((await holding()).market_value).toBe('1300.00');
    vi.setSystemTime(new Date('2026-01-09T12:00:00Z'));
    expect((await holding()).market_value).toBe('1100.00');
  });

  test('has the value before again after an undo and after a deletion', async () => {
    await price('2026-01-05', '110');
    const { changeId } = await price('2026-01-05', '111');
    expect((await holding()).market_value).toBe('1110.00');
    await api.call('POST', `/changes/${String(changeId)}/undo`);
    expect((await holding()).market_value).toBe('1100.00');
    await api.call('DELETE', `/prices?isin=${WORLD}`);
    expect((await holding()).no_value_reason).toBe('no_price');
  });

  test('a closed position is worth nothing, whatever its price', async () => {
    await price('2026-01-05', '110');
    await api.call('POST', '/transactions', { ...BUY, date: '2026-01-06', transaction_type: 'SELL' });
    const [closed] = (await summary()).closed_positions;
    expect(closed).toMatchObject({
      market_value: '0.00',
      current_value: '0',
      price_source: null,
      quote: null,
      no_value_reason: null,
    });
  });
});

describe('in another base currency', () => {
  beforeEach(async () => {
    await api.call('DELETE', '/transactions');
    await api.call('PUT', '/settings/base-currency', { base_currency: 'CZK' });
    await api.call('POST', '/transactions', BUY);
    await price('2026-01-08', '150', 'USD');
  });

  test('both rates are told for one EUR, and the older day of the two is named', async () => {
    await rate('USD', '2026-01-09', '1.25');
    expect((await holding()).no_value_reason).toBe('no_rate'); // that of the settings is for other assets alone
    await rate('CZK', '2026-01-07', '24');
    expect(await holding()).toMatchObject({
      market_value: '28800.00', // 10 · 150 · 24 / 1.25
      quote: { exchange_rate: '0.0520833333', exchange_rate_date: '2026-01-07' }, // 1.25 / 24 USD for one CZK
    });
  });

  test('the trail names price, days and rates, and comes to the value', async () => {
    await rate('USD', '2026-01-09', '1.25');
    await rate('CZK', '2026-01-07', '24');
    const why = (await api.call('GET', `/analytics/why?figure=market_value&isin=${WORLD}`)).as(whySchema);
    expect([why.value, why.definition.spec]).toEqual([
      '28800.00',
      'docs/spec/prices.md#5-value-of-a-holding',
    ]);
    expect(
      why.lines.map(({ kind, operator, operand, date, currency, source, figure, result }) =>
        [operator, operand, figure ?? kind, date, currency, source, result].filter(Boolean).join(' '),
      ),
    ).toEqual([
      'start 10 total_units 10',
      'times 150 price 2026-01-08 USD manual 1500',
      'times 24 rate 2026-01-07 CZK manual 36000',
      'divide 1.25 rate 2026-01-09 USD manual 28800.00',
    ]);
    const detail = (await api.call('GET', `/analytics/positions/${WORLD}`)).as(positionDetailSchema);
    expect(detail).toMatchObject({ price_date: '2026-01-08', quote: { close: '150.00', currency: 'USD' } });
  });

  test('without a rate the trail says that', async () => {
    const why = (await api.call('GET', `/analytics/why?figure=unrealised_gain&isin=${WORLD}`)).as(whySchema);
    expect(why.unavailable).toEqual({ code: 'no_rate' });
  });
});

describe('what providers tell', () => {
  const close = (date: string, value: Decimal) => ({
    day: epochDay(localDate(date)),
    value,
    currency: 'EUR',
  });

  test('is in the next edition of the book, source by source', async () => {
    const book = portfolioBook(api.database);
    const editions: number[] = [];
    const quotes = quoteStore(api.database, async (names) => await book.onQuotes(names));
    const worth = async () => {
      const { edition, summary: whole } = await book.portfolio();
      editions.push(edition);
      const [held] = whole.holdings;
      return [
        held?.marketValue && Number(held.marketValue.digits) / 10 ** held.marketValue.scale,
        held?.quote?.close.source,
      ];
    };
    expect(await worth()).toEqual([null, undefined]);
    await quotes.store('price', WORLD, 'yahoo', [close('2026-01-08', decimal('120'))]);
    expect(await worth()).toEqual([1200, 'yahoo']);
    expect(await quotes.store('price', WORLD, 'yahoo', [close('2026-01-08', decimal('120'))])).toBe(0);
    await quotes.store('price', WORLD, 'another', [close('2026-01-09', decimal('125'))]);
    expect(await worth()).toEqual([1250, 'another']);
    await quotes.remove('price', WORLD, 'another');
    await quotes.remove('price', WORLD, 'another');
    expect(await worth()).toEqual([1200, 'yahoo']);
    expect(new Set(editions).size).toBe(4);
    expect((await api.call('GET', '/changes')).text).toContain('"total":1'); // the purchase alone
  });
});
