import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDecimal, minus, over, rational, rationalOf } from '../testing/index.ts';
import { isZero, powerOfTen, ZERO } from './decimal.ts';
import { decimalText } from './decimal-text.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from './divide.ts';
import { decimal } from './parse-decimal.ts';

describe('divide', () => {
  it.each([
    ['1', '3', 10, '0.3333333333'],
    ['2', '3', 10, '0.6666666667'],
    ['1', '8', 2, '0.12'], // 0.125, tie to even
    ['3', '8', 2, '0.38'], // 0.375, tie to even
    ['-1', '3', 4, '-0.3333'],
    ['1', '-3', 4, '-0.3333'],
    ['100', '0.25', 2, '400'],
    ['0.0000001234', '1', 8, '0.00000012'], // the dividend has more digits than are asked for
    ['0', '7', 10, '0'],
  ])('%s / %s to %i digits = %s', (dividend, divisor, digits, expected) => {
    expect(decimalText(divide(decimal(dividend), decimal(divisor), digits))).toBe(expected);
  });

  it('throws at a zero divisor, which a caller must have asked about', () => {
    expect(() => divide(decimal('1'), ZERO, PUBLISHED_DIGITS)).toThrow('division by zero');
  });

  it('keeps 30 digits more inside than it publishes', () => {
    expect(GUARD_DIGITS - PUBLISHED_DIGITS).toBe(30);
  });
});

describe('laws', () => {
  it('is the nearest number of that many digits to the exact fraction; a tie is even', () => {
    const divisor = anyDecimal().filter((value) => !isZero(value));
    fc.assert(
      fc.property(anyDecimal(), divisor, fc.nat({ max: 45 }), (dividend, by, fractionDigits) => {
        const quotient = divide(dividend, by, fractionDigits);
        const error = minus(rationalOf(quotient), over(rationalOf(dividend), rationalOf(by)));
        const twice =
          2n * (error.numerator < 0n ? -error.numerator : error.numerator) * powerOfTen(fractionDigits);
        expect(quotient.scale).toBe(fractionDigits);
        expect(twice <= error.denominator).toBe(true);
        if (twice === error.denominator) expect(quotient.digits % 2n).toBe(0n);
      }),
    );
  });

  it('undoes multiplication by a power of ten exactly', () => {
    fc.assert(
      fc.property(anyDecimal(), fc.nat({ max: 9 }), (value, exponent) => {
        const quotient = divide(value, { digits: powerOfTen(exponent), scale: 0 }, GUARD_DIGITS);
        expect(rationalOf(quotient)).toEqual(over(rationalOf(value), rational(powerOfTen(exponent))));
      }),
    );
  });
});
