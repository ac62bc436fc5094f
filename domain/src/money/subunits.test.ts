import { describe, expect, it } from 'vitest';
import { decimalText } from './decimal-text.ts';
import { decimal } from './parse-decimal.ts';
import { inWholeUnits, quotedCode } from './subunits.ts';

describe('inWholeUnits', () => {
  it.each([
    ['1234', 'GBX', '12.34', 'GBP'],
    ['1234.5', 'GBp', '12.345', 'GBP'],
    ['12.34', 'GBP', '12.34', 'GBP'],
    ['12.34', 'gbp', '12.34', 'GBP'],
    ['50', 'ZAc', '0.5', 'ZAR'],
    ['50', 'ZAC', '0.5', 'ZAR'],
    ['1234', 'gbx', '12.34', 'GBP'],
    ['700', 'ila', '7', 'ILS'],
    ['700', 'ILA', '7', 'ILS'],
    ['700', 'EUR', '700', 'EUR'],
  ])('%s %s are %s %s', (amount, currency, whole, code) => {
    const quoted = inWholeUnits(decimal(amount), currency);
    expect([decimalText(quoted.amount), quoted.currency]).toEqual([whole, code]);
  });
});

describe('quotedCode', () => {
  it.each([
    ['GBp', 'GBp'],
    ['gbp', 'GBP'],
    ['gbx', 'GBX'],
    ['ZAc', 'ZAc'],
    ['usd', 'USD'],
  ])('%s is written %s', (typed, code) => {
    expect(quotedCode(typed)).toBe(code);
    expect(inWholeUnits(decimal('1'), code)).toEqual(inWholeUnits(decimal('1'), typed));
  });
});
