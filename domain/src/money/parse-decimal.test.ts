import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from './decimal-text.ts';
import { decimal, parseDecimal, parsePlainDecimal } from './parse-decimal.ts';

describe('parseDecimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['+1.50', '1.5'],
    [' 24.50\n', '24.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['1.25E-2', '0.0125'],
    ['12.5e1', '125'],
    ['0e5', '0'],
    ['1e400', `1${'0'.repeat(400)}`],
    ['9'.repeat(400), '9'.repeat(400)],
  ])('reads %j as %s', (text, expected) => {
    const value = parseDecimal(text);
    expect(value && decimalText(value)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    'e5',
    '1,5',
    '1 000',
    '1_000',
    '0x10',
    'NaN',
    'Infinity',
    '--1',
    '1.2.3',
    '1e',
    '1e1.5',
    '1e401',
    '1e-401',
    '1e9999999999',
    '٣',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('refuses more digits than a portfolio can hold, without working on them', () => {
    expect(parseDecimal('9'.repeat(801))).toBeNull();
  });

  it('keeps no trailing zeros', () => {
    expect(parseDecimal('2.50')).toEqual({ digits: 25n, scale: 1 });
  });
});

describe('parsePlainDecimal', () => {
  it('reads what it reads as the digits and the place of the point say', () => {
    const plain = fc.tuple(
      fc.constantFrom('', '-'),
      fc.stringMatching(/^\d{1,6}$/),
      fc.option(fc.stringMatching(/^\d{0,6}$/)),
    );
    fc.assert(
      fc.property(plain, ([sign, whole, fraction]) => {
        const text = fraction === null ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
        const value = parsePlainDecimal(text);
        // The same number written with an exponent is read digit by digit, with whole numbers of any size.
        const places = fraction?.length ?? 0;
        expect(value).toEqual(parseDecimal(`${sign}${whole}${fraction ?? ''}e-${places}`));
      }),
    );
  });

  it('takes the point that it is told', () => {
    expect(parsePlainDecimal('-12,50', ',')).toEqual({ digits: -125n, scale: 1 });
    expect(parsePlainDecimal('12.50', ',')).toBeNull();
  });

  it.each(['', '-', '.5', '-.5', '1.2.3', '+1', '1e3', ' 1', '1234567890123456'])(
    'leaves %j to others',
    (text) => {
      expect(parsePlainDecimal(text)).toBeNull();
    },
  );

  it('is exact at the most digits it takes', () => {
    expect(parsePlainDecimal('999999999999999')).toEqual({ digits: 999_999_999_999_999n, scale: 0 });
    expect(parsePlainDecimal('0.0000000000001')).toEqual({ digits: 1n, scale: 13 });
  });
});

describe('decimal', () => {
  it('throws at a literal that is no number', () => {
    expect(() => decimal('ten')).toThrow(RangeError);
  });
});
