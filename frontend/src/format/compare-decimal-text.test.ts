import { compare, parseDecimal, ZERO } from '@portfolio/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimalText } from './compare-decimal-text.ts';

test.each([
  ['9', '10', -1],
  ['2.5', '2.50', 0],
  ['0.1', '0.09', 1],
  ['-2', '-10', 1],
  ['-1', '0', -1],
  ['-0.00', '0', 0],
  ['007', '7.0', 0],
  ['90071992547409931', '90071992547409930.9999999999', 1],
])('%s and %s', (left, right, order) => {
  expect(Math.sign(compareDecimalText(left, right))).toBe(order);
  expect(Math.sign(compareDecimalText(right, left))).toBe(order === 0 ? 0 : -order);
});

test('orders as the decimals of the domain do', () => {
  const text = fc
    .tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(99_999))
    .map(([sign, whole, fraction]) => `${sign}${String(whole)}.${String(fraction).padStart(5, '0')}`);
  fc.assert(
    fc.property(text, text, (left, right) => {
      const exact = compare(parseDecimal(left) ?? ZERO, parseDecimal(right) ?? ZERO);
      expect(Math.sign(compareDecimalText(left, right))).toBe(Math.sign(exact));
    }),
  );
});
