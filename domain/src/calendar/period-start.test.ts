import { describe, expect, test } from 'vitest';
import { localDate } from './local-date.ts';
import { periodStart, PERIODS } from './period-start.ts';

describe('the start of a period by its name', () => {
  test('counts months and years back to the same day of the month', () => {
    const starts = PERIODS.map((name) => periodStart(name, localDate('2026-11-29'), localDate('2020-02-03')));
    expect(starts).toEqual([
      '2026-10-29',
      '2026-08-29',
      '2026-05-29',
      '2025-12-31',
      '2025-11-29',
      '2023-11-29',
      '2021-11-29',
      '2020-02-02', // the day before the first entry
    ]);
  });

  test('ends a shorter month on its last day, and crosses the year', () => {
    const start = (end: string) => periodStart('1M', localDate(end), localDate('2000-01-01'));
    expect([start('2024-03-31'), start('2026-03-29'), start('2026-01-15')]).toEqual([
      '2024-02-29',
      '2026-02-28',
      '2025-12-15',
    ]);
  });

  test('never begins before the first day of the calendar', () => {
    const early = localDate('0001-01-01');
    expect([periodStart('5Y', early, early), periodStart('MAX', early, early)]).toEqual([early, early]);
  });
});
