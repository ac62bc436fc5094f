import { dayNumber, daysInMonth, decimal, digitsAtScale, localDate, localDateOf } from '@portfolio/domain';
import type { Milestone } from './course.ts';

/** The year of the first row. */
const FIRST_YEAR = 2016;

function milestone(day: string, price: string): Milestone {
  return { day: dayNumber(localDate(day)), value: digitsAtScale(decimal(price), 4) };
}

/**
 * The outline of a price, EUR: a row for each year from 2016 on, a column for each month's end.
 *
 * @param turns days within a month on which the price turned, with the price of that day
 */
export function monthEnds(table: string, turns: Readonly<Record<string, string>> = {}): Milestone[] {
  const rows = table.trim().split('\n');
  const ends = rows.flatMap((row, index) =>
    row
      .trim()
      .split(/\s+/)
      .map((price, column) => {
        const [year, month] = [FIRST_YEAR + index, column + 1];
        return milestone(localDateOf(year, month, daysInMonth(year, month)) ?? '', price);
      }),
  );
  const extra = Object.entries(turns).map(([day, price]) => milestone(day, price));
  return [...ends, ...extra].toSorted((left, right) => left.day - right.day);
}
