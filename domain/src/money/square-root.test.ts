import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decimal, powerOfTen } from './decimal.ts';
import { decimalText } from './decimal-text.ts';
import { decimal } from './parse-decimal.ts';
import { squareRoot } from './square-root.ts';

test.each([
  ['0', '0'],
  ['4', '2'],
  ['0.25', '0.5'],
  ['2', '1.414213562373'],
  ['1000000', '1000'],
])('the root of %s is %s', (square, root) => {
  expect(decimalText(squareRoot(decimal(square)))).toBe(root);
});

describe('laws', () => {
  test('its square is not above the number, and that of the next one is', () => {
    const anySquare: fc.Arbitrary<Decimal> = fc.record({
      digits: fc.bigInt({ min: 0n, max: 10n ** 30n }),
      scale: fc.nat({ max: 15 }),
    });
    fc.assert(
      fc.property(anySquare, (square) => {
        const root = squareRoot(square);
        const same = square.digits * powerOfTen(2 * root.scale - square.scale);
        expect(root.digits ** 2n <= same).toBe(true);
        expect((root.digits + 1n) ** 2n > same).toBe(true);
      }),
    );
  });
});
