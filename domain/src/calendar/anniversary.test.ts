import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anniversary } from './anniversary.ts';
import { dateFromDayNumber } from './date-from-day-number.ts';
import { daysBetween, localDate, type LocalDate } from './local-date.ts';

test.each([
  ['2024-03-04', 1, '2025-03-04'],
  ['2024-02-29', 1, '2025-03-01'],
  ['2024-02-29', 3, '2027-03-01'],
  ['2024-02-29', 4, '2028-02-29'],
  ['2023-12-31', 3, '2026-12-31'],
  ['9997-01-01', 3, null],
  ['9996-02-29', 4, null],
  ['9999-12-31', 1, null],
] as const)('%s and %i years is %s', (date, years, later) => {
  expect(anniversary(localDate(date), years)).toBe(later);
});

test('law: it lies a whole number of years of 365 or 366 days later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 600_000, max: 800_000 }), (number) => {
      const date = dateFromDayNumber(number) as LocalDate;
      const days = daysBetween(date, anniversary(date, 1) as LocalDate);
      expect(days === 365 || days === 366).toBe(true);
      expect(daysBetween(date, anniversary(date, 3) as LocalDate)).toBeGreaterThanOrEqual(3 * 365);
    }),
  );
});
