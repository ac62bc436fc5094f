import { describe, expect, test } from 'vitest';
import { askedDays, intervalOf } from './asked-days.ts';
import { readPerformanceSearch } from './search.ts';

const TODAY = '2026-11-24';

describe('the days asked about', () => {
  test('are those of the period up to today, or everything', () => {
    expect(askedDays({ period: '6m' }, TODAY)).toEqual({ start: '2026-05-24' });
    expect(askedDays({}, TODAY)).toEqual({ start: undefined });
  });

  test('are the two of the search, also where one of them is left out', () => {
    const [from, to] = ['2020-01-31', '2021-03-31'];
    expect(askedDays({ period: '1y', from, to }, TODAY)).toEqual({ start: from, end: to });
    expect(askedDays({ from }, TODAY)).toEqual({ start: from, end: undefined });
    expect(askedDays({ to }, TODAY)).toEqual({ start: undefined, end: to });
  });
});

test('a chart has a point a day for up to three years, and a point a week beyond', () => {
  expect(intervalOf({}, TODAY)).toBe('week');
  expect(intervalOf({ start: '2023-11-24' }, TODAY)).toBe('day');
  expect(intervalOf({ start: '2021-11-24' }, TODAY)).toBe('week');
  expect(intervalOf({ start: '2016-01-01', end: '2016-12-31' }, TODAY)).toBe('day');
});

test('of a search only what makes sense is read, and numbers are names too', () => {
  const read = readPerformanceSearch({
    ...{ period: '5y', from: '2020-01-31', to: '31.3.2021', isin: 'IE00BK5BQT80', broker: 24 },
    ...{ asset_class: 'GOLD', method: 'lifo', benchmark: '' },
  });
  expect(read).toEqual({
    ...{ period: '5y', from: '2020-01-31', to: undefined, isin: 'IE00BK5BQT80', broker: '24' },
    ...{ asset_class: undefined, method: undefined, benchmark: undefined },
  });
  expect(readPerformanceSearch({ period: 'max' }).period).toBeUndefined();
});
