import { daysInMonth, type LocalDate, localDateOf } from './local-date.ts';

/** Days in 400, 100 and 4 years of the Gregorian calendar, and in one common year. */
const CYCLES = [146_097, 36_524, 1_461, 365] as const;

/**
 * The calendar day with a day number, the inverse of `dayNumber`: 0 is 0001-01-01.
 *
 * @param day an integer
 * @returns null outside the years 0001 to 9999
 */
export function dateFromDayNumber(day: number): LocalDate | null {
  const [era, ofEra] = split(day, CYCLES[0], Infinity);
  // The last day of a leap year would begin a fifth century or year: it belongs to the fourth.
  const [century, ofCentury] = split(ofEra, CYCLES[1], 3);
  const [olympiad, ofOlympiad] = split(ofCentury, CYCLES[2], Infinity);
  const [past, ofYear] = split(ofOlympiad, CYCLES[3], 3);
  const year = era * 400 + century * 100 + olympiad * 4 + past + 1;
  let month = 1;
  let dayOfMonth = ofYear + 1;
  while (dayOfMonth > daysInMonth(year, month)) {
    dayOfMonth -= daysInMonth(year, month);
    month += 1;
  }
  return localDateOf(year, month, dayOfMonth);
}

function split(days: number, length: number, most: number): [count: number, rest: number] {
  const count = Math.min(Math.floor(days / length), most);
  return [count, days - count * length];
}
