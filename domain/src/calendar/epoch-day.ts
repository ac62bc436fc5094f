import { dateFromDayNumber } from './date-from-day-number.ts';
import { dayNumber, type LocalDate } from './local-date.ts';

/** Day number of 1970-01-01: 1969 years of 365 days, and 477 leap days. */
const EPOCH = 719_162;

/** Days since 1970-01-01, which is day 0; negative before it. Packed series count so. */
export function epochDay(date: LocalDate): number {
  return dayNumber(date) - EPOCH;
}

/**
 * The inverse of `epochDay`.
 *
 * @throws RangeError outside the years 0001 to 9999: no series holds such a day
 */
export function dateOfEpochDay(day: number): LocalDate {
  const date = dateFromDayNumber(day + EPOCH);
  if (date === null) throw new RangeError(`no calendar day: ${day} days since 1970`);
  return date;
}
