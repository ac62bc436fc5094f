import { describe, expect, test } from 'vitest';
import { plainSpaces } from '../testing/figure-text.ts';
import { directionOf } from './direction.ts';
import { moneyParts } from './money.ts';
import { currencyDigits, textOf } from './number-parts.ts';
import { percentParts, percentText } from './percent.ts';
import { exactParts, quantityParts } from './quantity.ts';

const LOCALES = ['en-GB', 'de-DE', 'de-CH', 'cs-CZ', 'fr-FR', 'it-IT'] as const;

const money = (locale: string, value: string, signed = false) =>
  plainSpaces(textOf(moneyParts(locale, value, { currency: 'EUR', signed })));

/** One line per value: the amount in each of the six languages, with the sign where it is a change. */
const AMOUNTS: readonly [value: string, ...written: string[]][] = [
  ['1234.5', '€1,234.50', '1.234,50 €', 'EUR 1’234.50', '1 234,50 €', '1 234,50 €', '1234,50 €'],
  [
    '128402.31',
    '€128,402.31',
    '128.402,31 €',
    'EUR 128’402.31',
    '128 402,31 €',
    '128 402,31 €',
    '128.402,31 €',
  ],
  ['0', '€0.00', '0,00 €', 'EUR 0.00', '0,00 €', '0,00 €', '0,00 €'],
  ['-0.001', '€0.00', '0,00 €', 'EUR 0.00', '0,00 €', '0,00 €', '0,00 €'],
  [
    '12345678901234567890.12',
    '€12,345,678,901,234,567,890.12',
    '12.345.678.901.234.567.890,12 €',
    'EUR 12’345’678’901’234’567’890.12',
    '12 345 678 901 234 567 890,12 €',
    '12 345 678 901 234 567 890,12 €',
    '12.345.678.901.234.567.890,12 €',
  ],
];

describe('an amount', () => {
  test.each(AMOUNTS)('of %s is written as each language writes it', (value, ...written) => {
    expect(LOCALES.map((locale) => money(locale, value))).toEqual(written);
  });

  test('keeps every digit of a number that a binary number cannot hold', () => {
    const parts = quantityParts('en-GB', '12345678901234567890.1234', 4);
    expect(textOf(parts)).toBe('12,345,678,901,234,567,890.1234');
  });

  test('has the digits of its currency', () => {
    expect(textOf(moneyParts('en-GB', '1234.5', { currency: 'JPY' }))).toBe('¥1,235');
    expect([currencyDigits('EUR'), currencyDigits('JPY')]).toEqual([2, 0]);
  });

  test('leaves the symbol out where the column names the currency', () => {
    expect(textOf(moneyParts('en-GB', '1234.5', { currency: 'EUR', withSymbol: false }))).toBe('1,234.50');
  });
});

describe('a change', () => {
  test.each(LOCALES)('has a true minus in %s, and a plus', (locale) => {
    expect(money(locale, '-991.64', true)).toContain('\u2212');
    expect(money(locale, '-991.64', true)).not.toContain('-');
    expect(money(locale, '991.64', true)).toContain('+');
  });

  test.each(['0', '-0.001', '0.004', '-0.00'])('of %s is zero: no sign and no direction', (value) => {
    const parts = moneyParts('en-GB', value, { currency: 'EUR', signed: true });
    expect(textOf(parts)).toBe('€0.00');
    expect(directionOf(parts)).toBe('none');
  });

  test('has a direction as soon as a digit shows it', () => {
    const direction = (value: string) =>
      directionOf(moneyParts('en-GB', value, { currency: 'EUR', signed: true }));
    expect([direction('0.01'), direction('-0.01'), direction('13880.08')]).toEqual(['up', 'down', 'up']);
  });
});

describe('a ratio', () => {
  test('is written from a fraction or from a percentage, exactly', () => {
    expect(textOf(percentParts('en-GB', '0.0834', { unit: 'fraction' }))).toBe('8.34%');
    expect(textOf(percentParts('en-GB', '8.34', { unit: 'percentage' }))).toBe('8.34%');
    expect(textOf(percentParts('en-GB', '-4.634999', { unit: 'percentage', signed: true }))).toBe(
      '\u22124.63%',
    );
    expect(textOf(percentParts('en-GB', '0.5771', { unit: 'fraction', digits: 1 }))).toBe('57.7%');
  });

  test('as one text has the digits it has, and no zeros', () => {
    expect(percentText('en-GB', '0')).toBe('0%');
    expect(percentText('en-GB', '0.0225')).toBe('2.25%');
  });

  test('puts the sign where the language puts it', () => {
    const written = LOCALES.map((locale) =>
      plainSpaces(textOf(percentParts(locale, '0.0834', { unit: 'fraction', signed: true }))),
    );
    expect(written).toEqual(['+8.34%', '+8,34 %', '+8.34%', '+8,34 %', '+8,34 %', '+8,34%']);
  });
});

describe('a quantity', () => {
  test('has the digits it is told, or exactly its own', () => {
    expect(textOf(quantityParts('en-GB', '612', 4))).toBe('612.0000');
    expect(textOf(exactParts('en-GB', '121.0900'))).toBe('121.0900');
    expect(textOf(exactParts('de-DE', '1200'))).toBe('1.200');
  });
});
