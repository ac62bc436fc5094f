import { dayAfter } from './day-after.ts';
import { dateFromDayNumber } from './date-from-day-number.ts';
import { dayNumber, daysInMonth, type LocalDate } from './local-date.ts';

export type Interval = 'day' | 'week' | 'month';

/**
 * The days of a period at which a series is told, ascending: its first and its last day, and in between every day, every
 * Sunday (the last day of the week of ISO 8601), or every last day of a month.
 *
 * @param start inclusive
 * @param end   inclusive; nothing when it is before `start`
 */
export function daysEvery(interval: Interval, start: LocalDate, end: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  let next: LocalDate | null = start;
  while (next !== null && next < end) {
    days.push(next);
    next = interval === 'day' ? dayAfter(next) : dateFromDayNumber(nextDay(interval, next));
  }
  return start <= end ? [...days, end] : days;
}

/** Day 0, 0001-01-01, was a Monday. */
const SUNDAY = 6;

function nextDay(interval: 'week' | 'month', date: LocalDate): number {
  const tomorrow = dayNumber(date) + 1;
  if (interval === 'week') return tomorrow + SUNDAY - (tomorrow % 7);
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const left = daysInMonth(year, month) - dayOfMonth;
  if (left > 0) return tomorrow - 1 + left;
  return tomorrow - 1 + (month === 12 ? daysInMonth(year + 1, 1) : daysInMonth(year, month + 1));
}
