import { decimalText } from '@portfolio/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceOfSingle } from './single-precision.ts';

const price = (text: string) => {
  const read = priceOfSingle(text);
  return read && decimalText(read);
};

test.each([
  ['109.05999755859375', '109.06'], // the single nearest to 109.06
  ['109.5', '109.5'],
  ['138', '138'],
  ['0.00009999999747378752', '0.0001'],
  ['27.264999389648438', '27.265'],
  ['109.06', '109.06'], // no single: told by someone who has more digits
  ['12345.678901234567', '12345.6789012346'], // no single either: 10 fraction digits are kept
  ['0', '0'],
  ['', null],
  ['n/a', null],
])('%s is meant as %s', (text, meant) => {
  expect(price(text)).toBe(meant);
});

test('every price of up to seven digits comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }), (digits, scale) => {
      const text = decimalText({ digits: BigInt(digits), scale });
      expect(price(String(Math.fround(Number(text))))).toBe(text);
    }),
  );
});
