import { dayNumber, localDate, type LocalDate } from '@portfolio/domain';

/** Days of each year on which Xetra is closed, `-MM-DD`. */
const CLOSED = ['-01-01', '-05-01', '-12-24', '-12-25', '-12-26', '-12-31'];

const EASTER_SUNDAYS = `
  2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20
  2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25`;

const easter = new Set(
  EASTER_SUNDAYS.trim()
    .split(/\s+/)
    .flatMap((sunday) => [dayNumber(localDate(sunday)) - 2, dayNumber(localDate(sunday)) + 1]),
);

/** True from Monday to Friday, when the exchange is open. */
export function isTradingDay(day: LocalDate): boolean {
  const number = dayNumber(day);
  // Day 0, 0001-01-01, was a Monday.
  return number % 7 < 5 && !CLOSED.includes(day.slice(4)) && !easter.has(number);
}
