import { dateFromDayNumber } from './date-from-day-number.ts';
import { dayNumber, type LocalDate } from './local-date.ts';

/** Every month has them, so that the day after needs no calendar. */
const DAYS_OF_EVERY_MONTH = 28;

/** The two digits that the days of a month are written with. */
const WRITTEN = Array.from({ length: DAYS_OF_EVERY_MONTH + 1 }, (_, day) => String(day).padStart(2, '0'));

/** The next day of the calendar; null after 9999-12-31. Quick, because long stretches are told day by day. */
export function dayAfter(date: LocalDate): LocalDate | null {
  const next = WRITTEN[Number(date.slice(8)) + 1];
  return next === undefined
    ? dateFromDayNumber(dayNumber(date) + 1)
    : ((date.slice(0, 8) + next) as LocalDate);
}
