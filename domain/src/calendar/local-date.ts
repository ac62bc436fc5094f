declare const localDateBrand: unique symbol;

/** A calendar day without time or zone, `YYYY-MM-DD`, of the Gregorian calendar, years 0001 to 9999. Sorts as text. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** From the first of March of the year 0 to 0001-01-01. */
const DAYS_BEFORE_YEAR_ONE = 306;

/** True for a Gregorian leap year: every fourth, but of the full centuries only every fourth. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days of a month, 28 to 31; 0 for a month outside 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** The day of the given year, month (1 to 12) and day of the month, or null when the calendar has no such day. */
export function localDateOf(year: number, month: number, day: number): LocalDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return text as LocalDate;
}

/** Reads exactly `YYYY-MM-DD`; null for anything else, a 30 February included. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = PATTERN.exec(text);
  return match && localDateOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * A date from a literal of the program or a column of our own database.
 *
 * @throws RangeError when there is no such day: that is a bug, not a person's input.
 */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new RangeError(`not a calendar day: "${text}"`);
  return date;
}

/**
 * Days since 0001-01-01, which is day 0.
 *
 * The year is taken to begin in March, so that the leap day is its last: before month m (March = 0) lie
 * ⌊(153·m + 2) / 5⌋ days, and January and February belong to the year before.
 */
export function dayNumber(date: LocalDate): number {
  const month = (Number(date.slice(5, 7)) + 9) % 12;
  const year = Number(date.slice(0, 4)) - (month > 9 ? 1 : 0);
  const daysOfPastYears = year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return (
    daysOfPastYears + Math.floor((153 * month + 2) / 5) + Number(date.slice(8, 10)) - 1 - DAYS_BEFORE_YEAR_ONE
  );
}

/** Calendar days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: LocalDate, end: LocalDate): number {
  return dayNumber(end) - dayNumber(start);
}
