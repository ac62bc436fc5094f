import { describe, expect, it, test } from 'vitest';
import { daysEvery, type Interval } from './days-every.ts';
import { daysBetween, localDate } from './local-date.ts';

const days = (interval: Interval, start: string, end: string) =>
  daysEvery(interval, localDate(start), localDate(end));

test.each<[Interval, string, string, string[]]>([
  ['day', '2024-02-28', '2024-03-01', ['2024-02-28', '2024-02-29', '2024-03-01']],
  // 2026-11-22 and 2026-11-29 are Sundays.
  ['week', '2026-11-18', '2026-12-01', ['2026-11-18', '2026-11-22', '2026-11-29', '2026-12-01']],
  ['week', '2026-11-22', '2026-11-29', ['2026-11-22', '2026-11-29']],
  ['month', '2024-01-31', '2024-04-02', ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-02']],
  ['month', '2024-12-31', '2025-01-31', ['2024-12-31', '2025-01-31']],
  ['month', '2024-11-05', '2025-01-01', ['2024-11-05', '2024-11-30', '2024-12-31', '2025-01-01']],
  ['month', '2024-01-01', '2024-01-01', ['2024-01-01']],
  ['day', '2024-01-02', '2024-01-01', []],
])('each %s from %s to %s', (interval, start, end, expected) => {
  expect(days(interval, start, end)).toEqual(expected);
});

describe('laws', () => {
  it('no two days of a week or month series are farther apart than seven or thirty-one days', () => {
    for (const [interval, most] of [
      ['week', 7],
      ['month', 31],
    ] as const) {
      const series = days(interval, '1999-12-30', '2004-03-02');
      series.slice(1).forEach((day, index) => {
        const gap = daysBetween(series[index] ?? day, day);
        expect(gap).toBeGreaterThan(0);
        expect(gap).toBeLessThanOrEqual(most);
      });
    }
  });

  it('the calendar ends with the year 9999', () => {
    expect(days('month', '9999-12-30', '9999-12-31')).toEqual(['9999-12-30', '9999-12-31']);
  });
});
