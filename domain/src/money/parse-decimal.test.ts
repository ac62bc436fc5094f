import { describe, expect, it } from 'vitest';
import { decimalText } from './decimal-text.ts';
import { decimal, parseDecimal } from './parse-decimal.ts';

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

describe('decimal', () => {
  it('throws at a literal that is no number', () => {
    expect(() => decimal('ten')).toThrow(RangeError);
  });
});
