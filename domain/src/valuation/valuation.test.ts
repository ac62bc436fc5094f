import { describe, expect, it } from 'vitest';
import { localDate } from '../calendar/local-date.ts';
import { decimalText, publishedText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { series } from '../testing/series.ts';
import { convert } from './exchange-rates.ts';
import { manualValuation, type Market, newestValuation, type NoValue, type Valuation } from './valuation.ts';

const DAY = localDate('2025-01-15');

describe('manualValuation', () => {
  it('is a price point of its day: value / units', () => {
    const valuation = manualValuation(decimal('1100'), decimal('7'), DAY);
    expect(valuation).toMatchObject({
      marketValue: decimal('1100'),
      priceDate: '2025-01-15',
      source: 'manual',
      quote: null,
    });
    expect(valuation.price && publishedText(valuation.price)).toBe('157.1428571429'); // 157.142857142857…
  });

  it.each(['0', '-3'])('has no price for %s units', (units) => {
    expect(manualValuation(decimal('1100'), decimal(units), DAY).price).toBeNull();
  });
});

describe('newestValuation', () => {
  const market = (currency: string, day: number): Market => ({
    closes: new Map([
      ['A', [{ source: 'yahoo', series: series('USD', { 10: '150', 12: '160' }) }]],
      ['B', [{ source: 'manual', series: series('EUR', { 10: '99.5' }) }]],
    ]),
    rates: new Map([
      ['USD', [{ source: 'ecb', series: series('USD', { 10: '1.25', 12: '1.28' }) }]],
      ['CZK', [{ source: 'ecb', series: series('CZK', { 12: '24' }) }]],
    ]),
    currency,
    day,
  });
  const told = (valuation: Valuation | NoValue) =>
    typeof valuation === 'string'
      ? valuation
      : `${decimalText(valuation.marketValue)} ${valuation.source} ${valuation.priceDate}`;
  const entered = (date: string) => manualValuation(decimal('1000'), decimal('7'), localDate(date));
  const of = (isin: string, currency: string, day: number, value: Valuation | null = null) =>
    told(newestValuation(isin, decimal('7'), value, market(currency, day)));

  it.each([
    ['B', 'EUR', 10, '696.5 price 1970-01-11'], // 7 · 99.5
    ['A', 'EUR', 11, '840 price 1970-01-11'], // 7 · 150 / 1.25, carried
    ['A', 'EUR', 12, '875 price 1970-01-13'], // 7 · 160 / 1.28
    ['A', 'USD', 12, '1120 price 1970-01-13'], // no rate is needed
    ['A', 'CZK', 12, '21000 price 1970-01-13'], // 7 · 160 · 24 / 1.28
    ['B', 'CZK', 12, '16716 price 1970-01-11'], // 7 · 99.5 · 24
    ['A', 'CZK', 11, 'no_rate'], // the rate of CZK is of a later day
    ['A', 'GBP', 12, 'no_rate'],
    ['A', 'EUR', 9, 'no_price'], // the first close is of a later day
    ['C', 'EUR', 12, 'no_price'],
  ])('7 units of %s in %s on day %i: %s', (isin, currency, day, valuation) => {
    expect(of(isin, currency, day)).toBe(valuation);
  });

  it.each([
    ['1970-01-12', 'EUR', '875 price 1970-01-13'], // the close is of a later day
    ['1970-01-13', 'EUR', '1000 manual 1970-01-13'], // of one day, what was entered for the whole position
    ['1970-01-14', 'EUR', '1000 manual 1970-01-14'],
    ['1970-01-12', 'GBP', '1000 manual 1970-01-12'], // the close cannot be told in pounds
  ])('beside a value entered on %s, in %s: %s', (date, currency, valuation) => {
    expect(of('A', currency, 12, entered(date))).toBe(valuation);
  });

  it('an entered value alone is the value', () => {
    expect(of('C', 'EUR', 12, entered('1970-01-12'))).toBe('1000 manual 1970-01-12');
  });

  it('has the price of one unit, in the base currency, and what it came from', () => {
    const valuation = newestValuation('A', decimal('7'), null, market('CZK', 12));
    if (typeof valuation === 'string' || !valuation.quote) throw new Error('there is a close');
    expect(valuation.price && decimalText(valuation.price)).toBe('3000'); // 160 · 24 / 1.28
    expect(valuation.quote).toMatchObject({
      close: { day: 12, currency: 'USD', source: 'yahoo' },
      conversion: { multiply: { currency: 'CZK' }, divide: { currency: 'USD' } },
    });
    const { close, conversion } = valuation.quote;
    const { amount, divisor } = convert(close.value, conversion);
    expect([valuation.priceDate, decimalText(amount), decimalText(divisor)]).toEqual([
      '1970-01-13',
      '3840', // 160 · 24
      '1.28',
    ]);
  });
});
