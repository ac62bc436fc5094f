import { decimalText } from '@portfolio/domain';
import { expect, test } from 'vitest';
import { readDecimal } from './read-decimal.ts';

const read = (text: string) => {
  const value = readDecimal(text);
  return value && decimalText(value);
};

test.each([
  ['121,09', '121.09'],
  ['121.09', '121.09'],
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ["1'234.56", '1234.56'],
  ['1 234,56', '1234.56'],
  ['1.234.567,8', '1234567.8'],
  [' 5 ', '5'],
])('%j is %s', (text, value) => {
  expect(read(text)).toBe(value);
});

test.each(['', 'abc', '1,2,3', '1.2.3', '1,234,5.6.7', '--1', '1-'])('%j is no number', (text) => {
  expect(read(text)).toBeNull();
});
