import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type Decimal, ZERO } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { positiveDecimal } from '../../testing/arbitraries.ts';
import { drift } from './drift.ts';

const text = (value: Decimal | null) => value && decimalText(value);

test('the root of the sum of squares, as a part of the whole', () => {
  expect(text(drift([decimal('30'), decimal('-40')], decimal('1000')))).toBe('0.05'); // √(900 + 1600) / 1000
  expect(text(drift([decimal('0.5'), decimal('-0.5')], decimal('10')))).toBe('0.0707106781'); // √0.5 / 10
  expect(text(drift([ZERO, ZERO], decimal('10')))).toBe('0');
});

test('of nothing there is no part', () => {
  expect(drift([], ZERO)).toBeNull();
});

describe('laws', () => {
  test('one deviation alone is that part of the whole; another one only adds to it', () => {
    fc.assert(
      fc.property(positiveDecimal(), positiveDecimal(), (one, other) => {
        const alone = drift([one], decimal('1')) as Decimal;
        expect(compare(alone, one)).toBe(0);
        expect(compare(drift([one, other], decimal('1')) as Decimal, alone)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
