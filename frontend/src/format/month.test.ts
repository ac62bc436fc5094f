import { expect, test } from 'vitest';
import { daysAfter, firstWeekday, monthsAfter, weeksOf } from './month.ts';

test('days and months are walked over the ends of months, years and the calendar', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2024-03-01', -1)).toBe('2024-02-29');
  expect(daysAfter('9999-12-31', 1)).toBe('9999-12-31');
  expect(daysAfter('0001-01-01', -1)).toBe('0001-01-01');
  expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28');
  expect(monthsAfter('2026-01-15', -1)).toBe('2025-12-15');
  expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28');
  expect(monthsAfter('9999-12-31', 1)).toBe('9999-12-31');
});

test('a month has whole weeks, from the day on which weeks begin', () => {
  // 1 February 2027 is a Monday, and the month has exactly four weeks.
  const weeks = weeksOf('2027-02-10', 1);
  expect(weeks).toHaveLength(4);
  expect(weeks[0]?.[0]).toBe('2027-02-01');
  // With Sundays first, six places before it and one day after the fourth Saturday.
  expect(weeksOf('2027-02-10', 0)).toHaveLength(5);
  expect(weeksOf('2027-02-10', 0)[0]).toEqual([
    null,
    '2027-02-01',
    '2027-02-02',
    '2027-02-03',
    '2027-02-04',
    '2027-02-05',
    '2027-02-06',
  ]);
});

test('weeks begin on Sunday where they do, else on Monday', () => {
  expect([firstWeekday('en-US'), firstWeekday('en'), firstWeekday('en-GB'), firstWeekday('de')]).toEqual([
    0, 0, 1, 1,
  ]);
});
