import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import {
  agreedStyle,
  detectDecimalStyle,
  parseStyledDecimal,
  parseTableDecimal,
  provenStyle,
} from './decimal-style.ts';

const textOf = (text: string, style: 'comma' | 'dot'): string | null => {
  const value = parseStyledDecimal(text, style);
  return value && decimalText(value);
};

describe('provenStyle', () => {
  it.each([
    ['1,5', 'comma'],
    ['37,4100', 'comma'],
    ['1.013,20', 'comma'],
    ['1.234.567', 'comma'],
    ['0,123', 'comma'],
    ['-0,123', 'comma'],
    ['1234,567', 'comma'],
    [',123', 'comma'],
    ['-,123', 'comma'],
    ['1.5', 'dot'],
    ['-1,082.50', 'dot'],
    ['1,234,567', 'dot'],
    ['0.123', 'dot'],
    ['1234.567', 'dot'],
    ['1.234', null],
    ['-1,234', null],
    ['+12.345', null],
    ['12', null],
    ['', null],
    ['XETA', null],
  ])('%s proves %s', (text, style) => {
    expect(provenStyle(text)).toBe(style);
  });
});

describe('detectDecimalStyle', () => {
  it('follows what most of the cells prove', () => {
    expect(detectDecimalStyle(['1.234', '12', ' 1,50 ', '1,5', '2.5'])).toBe('comma');
    expect(detectDecimalStyle(['1,234', '1.50', '1.5', '2,5'])).toBe('dot');
  });

  it('is a comma when nothing or as much proves either', () => {
    expect(detectDecimalStyle([])).toBe('comma');
    expect(detectDecimalStyle(['1,5', '1.5'])).toBe('comma');
  });
});

describe('parseStyledDecimal', () => {
  it('reads an ambiguous number in the style of the file', () => {
    expect(textOf('1.234', 'comma')).toBe('1234');
    expect(textOf('1.234', 'dot')).toBe('1.234');
    expect(textOf('-1,234', 'comma')).toBe('-1.234');
    expect(textOf('-1,234', 'dot')).toBe('-1234');
  });

  it('reads a number that proves its own style in that', () => {
    expect(textOf('2.5', 'comma')).toBe('2.5');
    expect(textOf('1.013,20', 'dot')).toBe('1013.2');
  });

  it.each([
    '1 950,60',
    '1\u00A0950,60',
    '1\u2009950,60',
    '1\u202F950,60',
    '1\u2007950,60',
    "1'950,60",
    '1’950,60',
  ])('reads the grouped %s', (text) => {
    expect(textOf(text, 'comma')).toBe('1950.6');
  });

  it('reads white space around, a typographic minus, and groups without a fraction', () => {
    expect(textOf(' \u22121.234.567 ', 'dot')).toBe('-1234567');
    expect(textOf('12 345', 'dot')).toBe('12345');
  });

  it.each([
    '',
    ' ',
    '-',
    ',',
    'EUR',
    '1,2,3',
    '12.34,5',
    '1 95',
    '1.23.456',
    '1,5 EUR',
    'NaN',
    'Infinity',
    '٣',
    '1..5',
  ])('refuses %j', (text) => {
    expect(textOf(text, 'comma')).toBeNull();
    expect(textOf(text, 'dot')).toBeNull();
  });

  it('a row proves the style that its numbers agree on', () => {
    expect(agreedStyle(['10,799', '0,104341', ''])).toBe('comma');
    expect(agreedStyle(['10,799', ' 0.5 '])).toBe('dot');
    expect(agreedStyle(['10,799', '12'])).toBeNull();
    expect(agreedStyle(['0,5', '0.5'])).toBeNull();
  });

  it('a table whose style is not known has numbers that read in one way, and unclear ones', () => {
    const told = (text: string) => {
      const value = parseTableDecimal(text, null);
      return value === null || value === 'unclear' ? value : decimalText(value);
    };
    const read = ['12', '1,5', '1.5', '1.5e3', '1,5e3', '1.234', '-1,234', '1.000', 'x'].map(told);
    expect(read).toEqual(['12', '1.5', '1.5', '1500', '1500', 'unclear', 'unclear', 'unclear', null]);
  });

  it('a number is unclear only where the style makes a difference', () => {
    const text = fc.string({ unit: fc.constantFrom('1', '0', '.', ',', '-') });
    fc.assert(
      fc.property(text, (cell) => {
        const ways = (['comma', 'dot'] as const).map((style) => textOf(cell, style));
        const value = parseTableDecimal(cell, null);
        const isUnclear = ways[0] !== ways[1] && !ways.includes(null);
        expect(value === 'unclear').toBe(isUnclear);
        if (value !== null && value !== 'unclear') expect(ways).toContain(decimalText(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    const text = fc.string({
      unit: fc.constantFrom('1', '0', '.', ',', '-', '+', 'e', ' ', "'", '\u202F', 'x'),
    });
    fc.assert(
      fc.property(text, fc.constantFrom('comma', 'dot'), (cell, style) => {
        parseStyledDecimal(cell, style);
      }),
      { numRuns: 5000 },
    );
  });
});
