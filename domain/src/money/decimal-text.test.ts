import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDecimal } from '../testing/index.ts';
import { equals } from './decimal.ts';
import { decimalText, publishedText } from './decimal-text.ts';
import { decimal, parseDecimal } from './parse-decimal.ts';

describe('decimalText', () => {
  it.each([
    [{ digits: 0n, scale: 8 }, '0'],
    [{ digits: -0n, scale: 2 }, '0'],
    [{ digits: 5n, scale: 3 }, '0.005'],
    [{ digits: -5n, scale: 3 }, '-0.005'],
    [{ digits: 12_300n, scale: 2 }, '123'],
    [{ digits: 10n ** 30n, scale: 0 }, `1${'0'.repeat(30)}`],
  ])('writes %o as %s, never with an exponent', (value, text) => {
    expect(decimalText(value)).toBe(text);
  });

  it.each([
    ['2', 2, '2.00'],
    ['2.5', 2, '2.50'],
    ['2.125', 2, '2.125'],
    ['-0.1', 4, '-0.1000'],
  ])('pads %s to at least %i fraction digits', (text, digits, padded) => {
    expect(decimalText(decimal(text), digits)).toBe(padded);
  });
});

describe('publishedText', () => {
  it.each([
    ['0.00000000005', '0'], // a tie goes to the even neighbour
    ['0.00000000015', '0.0000000002'],
    ['0.000000000050000001', '0.0000000001'],
    ['-0.00000000004', '0'], // never "-0"
    ['12.34', '12.34'],
  ])('rounds %s to %s', (text, published) => {
    expect(publishedText(decimal(text))).toBe(published);
  });

  it('pads as well', () => {
    expect(publishedText(decimal('7'), 2)).toBe('7.00');
  });
});

describe('laws', () => {
  it('parse ∘ print = identity', () => {
    fc.assert(
      fc.property(anyDecimal(), fc.nat({ max: 30 }), (value, padding) => {
        const read = parseDecimal(decimalText(value, padding));
        expect(read !== null && equals(read, value)).toBe(true);
      }),
    );
  });

  it('prints plain digits with at most one point', () => {
    fc.assert(
      fc.property(anyDecimal(), (value) => {
        expect(decimalText(value)).toMatch(/^-?\d+(\.\d*[1-9])?$/);
      }),
    );
  });
});
