import { daysAfter, monthsAfter } from './month.ts';

/** The days of a month or of a year, as a half-open stretch: its start day is the one before the first. */
export interface DaysOfStretch {
  readonly start: string;
  readonly end: string;
}

/** @param stretch `YYYY-MM` or `YYYY` */
export function daysOfStretch(stretch: string): DaysOfStretch {
  const isYear = stretch.length === 4;
  const first = isYear ? `${stretch}-01-01` : `${stretch}-01`;
  return { start: daysAfter(first, -1), end: daysAfter(monthsAfter(first, isYear ? 12 : 1), -1) };
}
