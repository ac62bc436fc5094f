import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDecimal, isWithin, over, positiveDecimal, rationalOf, times } from '../testing/index.ts';
import { ZERO } from './decimal.ts';
import { decimalText, publishedText } from './decimal-text.ts';
import { GUARD_DIGITS } from './divide.ts';
import { decimal } from './parse-decimal.ts';
import { portion } from './portion.ts';

describe('portion', () => {
  it('is the part of the amount that falls to some of the units', () => {
    // 3149.20 × 94 / 109 = 2715.82385321…
    expect(publishedText(portion(decimal('3149.20'), decimal('94'), decimal('109')))).toBe('2715.823853211');
  });

  it('multiplies before it divides, so that a share of a round amount is exact', () => {
    // 100 / 3 × 3 would be 99.99…
    expect(decimalText(portion(decimal('100'), decimal('3'), decimal('3')))).toBe('100');
  });

  it('is nothing of nothing', () => {
    expect(portion({ digits: 0n, scale: 2 }, decimal('1'), decimal('3'))).toBe(ZERO);
  });
});

describe('laws', () => {
  it('is right to the guard digits', () => {
    fc.assert(
      fc.property(anyDecimal(), positiveDecimal(), positiveDecimal(), (amount, part, whole) => {
        const exact = over(times(rationalOf(amount), rationalOf(part)), rationalOf(whole));
        expect(isWithin(rationalOf(portion(amount, part, whole)), exact, GUARD_DIGITS)).toBe(true);
      }),
    );
  });
});
