import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { divide } from '../money/divide.ts';
import { decimal } from '../money/parse-decimal.ts';
import { series } from '../testing/series.ts';
import { conversionCursor, conversionOn, convert, type ExchangeRates } from './exchange-rates.ts';

const RATES: ExchangeRates = new Map([
  ['USD', [{ source: 'ecb', series: series('USD', { 10: '1.25', 12: '1.2' }) }]],
  ['CZK', [{ source: 'manual', series: series('CZK', { 11: '24' }) }]],
]);

const inCurrency = (amount: string, from: string, to: string, day: number) => {
  const conversion = conversionOn(RATES, from, to, day);
  if (conversion === null) return null;
  const { amount: numerator, divisor } = convert(decimal(amount), conversion);
  return decimalText(divide(numerator, divisor, 10));
};

describe('conversionOn', () => {
  it.each([
    ['EUR', 'EUR', 1, '100'],
    ['XXX', 'XXX', 1, '100'], // nothing need be known of a currency that stays
    ['USD', 'EUR', 10, '80'], // 100 / 1.25
    ['USD', 'EUR', 11, '80'], // carried
    ['USD', 'EUR', 12, '83.3333333333'], // 100 / 1.2
    ['EUR', 'CZK', 11, '2400'], // 100 · 24
    ['USD', 'CZK', 12, '2000'], // 100 · 24 / 1.2, through the euro
    ['CZK', 'USD', 12, '5'], // 100 · 1.2 / 24
  ])('100 %s in %s on day %i', (from, to, day, amount) => {
    expect(inCurrency('100', from, to, day)).toBe(amount);
  });

  it.each([
    ['USD', 'EUR', 9], // the first rate is of a later day
    ['EUR', 'CZK', 10],
    ['USD', 'CZK', 10], // one leg is not enough
    ['CZK', 'USD', 9],
    ['GBP', 'EUR', 99],
    ['EUR', 'GBP', 99],
  ])('is null from %s to %s on day %i: there is no rate', (from, to, day) => {
    expect(conversionOn(RATES, from, to, day)).toBeNull();
    expect(conversionCursor(RATES, from, to)(day)).toBeNull();
  });

  it('names the rates with their days and sources', () => {
    expect(conversionOn(RATES, 'USD', 'CZK', 20)).toMatchObject({
      multiply: { day: 11, source: 'manual' },
      divide: { day: 12, source: 'ecb' },
    });
  });
});

describe('laws', () => {
  const code = fc.constantFrom('EUR', 'USD', 'CZK');

  it('there and back again is the same amount exactly, through any third currency', () => {
    fc.assert(
      fc.property(
        code,
        code,
        fc.integer({ min: 11, max: 20 }),
        fc.bigInt(1n, 10n ** 12n),
        (from, to, day, digits) => {
          const [there, back] = [conversionOn(RATES, from, to, day), conversionOn(RATES, to, from, day)];
          if (there === null || back === null) throw new Error('every rate is known by then');
          const amount = { digits, scale: 4 };
          const out = convert(amount, there);
          const home = convert(out.amount, back);
          // amount · a / b · b / a: the numerators and the divisors come to the same quotient
          expect(divide(home.amount, multiply(home.divisor, out.divisor), 10)).toEqual(
            divide(amount, decimal('1'), 10),
          );
        },
      ),
    );
  });

  it('a cursor tells the same', () => {
    fc.assert(
      fc.property(
        code,
        code,
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }),
        (from, to, gaps) => {
          const next = conversionCursor(RATES, from, to);
          let day = 8;
          for (const gap of gaps) {
            day += gap;
            expect(next(day)).toEqual(conversionOn(RATES, from, to, day));
          }
        },
      ),
    );
  });
});
