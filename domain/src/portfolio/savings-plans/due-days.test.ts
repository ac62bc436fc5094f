import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../calendar/day-after.ts';
import { localDate, localDateOf, type LocalDate } from '../../calendar/local-date.ts';
import { dueDays, MONTHS_BETWEEN, type PlanInterval, type PlanSchedule } from './due-days.ts';

const plan = (members: Partial<PlanSchedule> = {}): PlanSchedule => ({
  interval: 'monthly',
  day: 31,
  start: localDate('2024-01-31'),
  end: null,
  ...members,
});

test('the 31st is the last day of a shorter month, of February in a leap year the 29th', () => {
  expect(dueDays(plan(), localDate('2024-04-30'))).toEqual([
    '2024-01-31',
    '2024-02-29',
    '2024-03-31',
    '2024-04-30',
  ]);
});

test('a day of the first month before the start is not due, and the months are counted from it all the same', () => {
  const quarterly = plan({ interval: 'quarterly', day: 1, start: localDate('2023-11-15') });
  expect(dueDays(quarterly, localDate('2024-08-01'))).toEqual(['2024-02-01', '2024-05-01', '2024-08-01']);
});

test('today is due, tomorrow is not; the last day is due, what is after it is not', () => {
  expect(dueDays(plan(), localDate('2024-01-30'))).toEqual([]);
  expect(dueDays(plan(), localDate('2024-01-31'))).toEqual(['2024-01-31']);
  expect(dueDays(plan({ end: localDate('2024-01-31') }), localDate('2025-01-01'))).toEqual(['2024-01-31']);
  expect(dueDays(plan({ end: localDate('2030-01-01') }), localDate('2024-02-28'))).toEqual(['2024-01-31']);
});

test('half a year and a year lie between', () => {
  const days = (interval: PlanInterval) =>
    dueDays(plan({ interval, day: 5, start: localDate('2024-01-01') }), localDate('2025-06-01'));
  expect(days('half_yearly')).toEqual(['2024-01-05', '2024-07-05', '2025-01-05']);
  expect(days('yearly')).toEqual(['2024-01-05', '2025-01-05']);
});

test('the calendar ends', () => {
  const late = plan({ interval: 'yearly', day: 1, start: localDate('9999-12-01') });
  expect(dueDays(late, localDate('9999-12-31'))).toEqual(['9999-12-01']);
});

describe('laws', () => {
  test('a later day has the same days and perhaps more; the next day has at most one more', () => {
    const schedules = fc.record({
      interval: fc.constantFrom(...(Object.keys(MONTHS_BETWEEN) as PlanInterval[])),
      day: fc.integer({ min: 1, max: 31 }),
      start: fc
        .tuple(
          fc.integer({ min: 2019, max: 2024 }),
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 28 }),
        )
        .map(([year, month, day]) => localDateOf(year, month, day) as LocalDate),
      end: fc.constantFrom(null, localDate('2024-02-29')),
    });
    const days = fc
      .tuple(
        fc.integer({ min: 2019, max: 2025 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .map(([year, month, day]) => localDateOf(year, month, day) as LocalDate);
    fc.assert(
      fc.property(schedules, days, (schedule, today) => {
        const now = dueDays(schedule, today);
        const next = dueDays(schedule, dayAfter(today) as LocalDate);
        expect(next.slice(0, now.length)).toEqual(now);
        expect(next.length - now.length).toBeLessThanOrEqual(1);
        expect(now.toSorted()).toEqual(now);
        expect(now.every((day) => day >= schedule.start && day <= today)).toBe(true);
      }),
    );
  });
});
