import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, multiply, add } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { positiveDecimal } from '../../testing/arbitraries.ts';
import { planUnits } from './plan-units.ts';

test.each([
  ['100', '30', '3.3333'], // 3.33333…
  ['100', '20', '5'],
  ['0.01', '121.09', null], // 0.0000825…
  ['250.5', '121.0934', '2.0686'], // 2.06865…
])('%s at %s buys %s units', (amount, price, units) => {
  const bought = planUnits(decimal(amount), decimal(price));
  expect(bought && decimalText(bought)).toBe(units);
});

describe('laws', () => {
  test('no more is spent than the amount, and one ten-thousandth more would be too much', () => {
    fc.assert(
      fc.property(positiveDecimal(), positiveDecimal(), (amount, price) => {
        const units = planUnits(amount, price) ?? decimal('0');
        expect(compare(multiply(units, price), amount)).toBeLessThanOrEqual(0);
        expect(compare(multiply(add(units, decimal('0.0001')), price), amount)).toBe(1);
      }),
    );
  });
});
