import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDecimal } from '../testing/index.ts';
import { absolute, compare, equals, multiply, negate, subtract } from './decimal.ts';
import { decimalText } from './decimal-text.ts';
import { decimal } from './parse-decimal.ts';
import { quotientHalfEven, roundHalfEven } from './round.ts';

describe('roundHalfEven', () => {
  it.each([
    ['0.125', 2, '0.12'], // tie, 2 is even
    ['0.135', 2, '0.14'], // tie, 3 is odd
    ['0.1251', 2, '0.13'],
    ['0.1249', 2, '0.12'],
    ['-0.125', 2, '-0.12'],
    ['-0.135', 2, '-0.14'],
    ['-0.1251', 2, '-0.13'],
    ['-0.1249', 2, '-0.12'],
    ['0.5', 0, '0'],
    ['1.5', 0, '2'],
    ['2.5', 0, '2'],
    ['7', 2, '7'],
  ])('rounds %s to %i digits: %s', (text, digits, expected) => {
    expect(decimalText(roundHalfEven(decimal(text), digits))).toBe(expected);
  });
});

describe('quotientHalfEven', () => {
  it.each([
    [6n, 3n, 2n],
    [7n, 2n, 4n],
    [5n, 2n, 2n],
    [-7n, 2n, -4n],
    [7n, -2n, -4n],
    [-7n, -2n, 4n],
    [8n, -3n, -3n],
    [-7n, -3n, 2n],
    [1n, 3n, 0n],
    [-2n, 3n, -1n],
  ])('%i / %i = %i', (numerator, denominator, expected) => {
    expect(quotientHalfEven(numerator, denominator)).toBe(expected);
  });
});

describe('laws', () => {
  const digits = fc.nat({ max: 12 });

  it('moves a number by at most half of the last digit', () => {
    fc.assert(
      fc.property(anyDecimal(), digits, (value, fractionDigits) => {
        const error = absolute(subtract(roundHalfEven(value, fractionDigits), value));
        expect(compare(multiply(error, decimal('2')), { digits: 1n, scale: fractionDigits })).not.toBe(1);
      }),
    );
  });

  it('rounds a negative number like its opposite, and rounding again changes nothing', () => {
    fc.assert(
      fc.property(anyDecimal(), digits, (value, fractionDigits) => {
        const rounded = roundHalfEven(value, fractionDigits);
        expect(equals(roundHalfEven(negate(value), fractionDigits), negate(rounded))).toBe(true);
        expect(roundHalfEven(rounded, fractionDigits)).toEqual(rounded);
      }),
    );
  });
});
