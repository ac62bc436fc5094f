import { dateFromDayNumber } from './date-from-day-number.ts';
import { dayNumber, daysInMonth, localDate, type LocalDate, localDateOf } from './local-date.ts';

/** Spans that end today: months, years, since the last day of last year, since before the first entry. */
export const PERIODS = ['1M', '3M', '6M', 'YTD', '1Y', '3Y', '5Y', 'MAX'] as const;
export type PeriodName = (typeof PERIODS)[number];

const MONTHS = { '1M': 1, '3M': 3, '6M': 6, '1Y': 12, '3Y': 36, '5Y': 60 } as const;

/** The day before; 0001-01-01 has none before it. */
export function dayBefore(date: LocalDate): LocalDate {
  return dateFromDayNumber(dayNumber(date) - 1) ?? date;
}

/**
 * The start day of a half-open period (start, end] by its name.
 *
 * Whole months back to the same day of the month, or the last one where that month is shorter; YTD from the last day of
 * the year before; MAX from the day before the first entry.
 *
 * @param first day of the first entry
 * @see docs/spec/returns.md §8
 */
export function periodStart(name: PeriodName, end: LocalDate, first: LocalDate): LocalDate {
  if (name === 'MAX') return dayBefore(first);
  if (name === 'YTD') return dayBefore(localDate(`${end.slice(0, 4)}-01-01`));
  return monthsBefore(end, MONTHS[name]);
}

function monthsBefore(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + month - 1 - months;
  const [thenYear, thenMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const thenDay = Math.min(day, daysInMonth(thenYear, thenMonth));
  return localDateOf(thenYear, thenMonth, thenDay) ?? localDate('0001-01-01');
}
