import { expect, test } from 'vitest';
import { readYear, yearText } from './read-year.ts';

test.each([
  [2025, 2025],
  ['2025', 2025],
  ['0999', undefined],
  ['25', undefined],
  [20255, undefined],
  ['soon', undefined],
  [undefined, undefined],
])('%j is %j', (value, year) => {
  expect(readYear(value)).toBe(year);
  expect(yearText(year)).toBe(year?.toString());
});
