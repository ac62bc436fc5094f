import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDecimal, minus, plus, rational, rationalOf, times } from '../testing/index.ts';
import {
  absolute,
  add,
  compare,
  equals,
  isNegative,
  isPositive,
  isZero,
  multiply,
  negate,
  normalise,
  ONE,
  powerOfTen,
  subtract,
  sum,
  ZERO,
} from './decimal.ts';
import { decimalText } from './decimal-text.ts';
import { decimal } from './parse-decimal.ts';

describe('decimal arithmetic', () => {
  it('adds what binary floating point cannot', () => {
    expect(decimalText(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
  });

  it('adds, subtracts and multiplies across scales', () => {
    expect(decimalText(add(decimal('1.25'), decimal('3')))).toBe('4.25');
    expect(decimalText(subtract(decimal('1'), decimal('0.0001')))).toBe('0.9999');
    expect(decimalText(multiply(decimal('-1.5'), decimal('0.03')))).toBe('-0.045');
  });

  it('tells the sign of a number', () => {
    const signs = (text: string) => [isNegative, isZero, isPositive].map((is) => is(decimal(text)));
    expect(signs('-0.01')).toEqual([true, false, false]);
    expect(signs('0.00')).toEqual([false, true, false]);
    expect(signs('0.01')).toEqual([false, false, true]);
    expect(decimalText(absolute(decimal('-3.5')))).toBe('3.5');
    expect(decimalText(absolute(decimal('3.5')))).toBe('3.5');
  });

  it('compares by value, not by spelling', () => {
    expect(compare(decimal('2.5'), { digits: 250n, scale: 2 })).toBe(0);
    expect(equals(decimal('2.5'), { digits: 250n, scale: 2 })).toBe(true);
    expect(compare(decimal('-1'), decimal('0.5'))).toBe(-1);
    expect(compare(decimal('0.5'), decimal('-1'))).toBe(1);
  });

  it('drops trailing zeros of the fraction only', () => {
    expect(normalise({ digits: 2500n, scale: 3 })).toEqual({ digits: 25n, scale: 1 });
    expect(normalise({ digits: 2500n, scale: 0 })).toEqual({ digits: 2500n, scale: 0 });
    expect(normalise({ digits: 0n, scale: 7 })).toEqual({ digits: 0n, scale: 0 });
  });

  it('knows the powers of ten within and beyond its table', () => {
    expect(powerOfTen(0)).toBe(1n);
    expect(powerOfTen(127)).toBe(10n ** 127n);
    expect(powerOfTen(128)).toBe(10n ** 128n);
  });

  it('sums nothing to 0', () => {
    expect(sum([])).toEqual(ZERO);
  });
});

describe('laws', () => {
  it('sum, difference and product are those of the fractions', () => {
    fc.assert(
      fc.property(anyDecimal(), anyDecimal(), (left, right) => {
        const [a, b] = [rationalOf(left), rationalOf(right)];
        expect(rationalOf(add(left, right))).toEqual(plus(a, b));
        expect(rationalOf(subtract(left, right))).toEqual(minus(a, b));
        expect(rationalOf(multiply(left, right))).toEqual(times(a, b));
      }),
    );
  });

  it('compare is the sign of the difference', () => {
    fc.assert(
      fc.property(anyDecimal(), anyDecimal(), (left, right) => {
        const difference = minus(rationalOf(left), rationalOf(right)).numerator;
        expect(compare(left, right)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
    );
  });

  it('addition is commutative and associative, and multiplication distributes over it', () => {
    fc.assert(
      fc.property(anyDecimal(), anyDecimal(), anyDecimal(), (a, b, c) => {
        expect(equals(add(a, b), add(b, a))).toBe(true);
        expect(equals(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
      }),
    );
  });

  it('a number and its negation cancel, and one changes nothing', () => {
    fc.assert(
      fc.property(anyDecimal(), (value) => {
        expect(isZero(add(value, negate(value)))).toBe(true);
        expect(equals(multiply(value, ONE), value)).toBe(true);
        expect(rationalOf(sum([value, value]))).toEqual(times(rationalOf(value), rational(2n)));
      }),
    );
  });
});
