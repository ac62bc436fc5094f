import type { Decimal } from '../money/decimal.ts';
import { multiply, ONE, subtract } from '../money/decimal.ts';
import { GUARD_DIGITS } from '../money/divide.ts';
import { roundHalfEven } from '../money/round.ts';
import type { IndexPoint } from './growth-index.ts';

/** The return of a stretch of the calendar: `2026-11-24`, `2026-11` or `2026`. */
export interface CalendarReturn {
  readonly period: string;
  /** Fraction, with GUARD_DIGITS. */
  readonly rate: Decimal;
}

/** Characters of an ISO day that name its day, month or year. */
const LENGTHS = { day: 10, month: 7, year: 4 } as const;

/**
 * Time-weighted returns of each day, month or year, chained from the days of it that are given; ascending.
 *
 * The first and the last may be in part only, as the period begins and ends within them.
 */
export function returnsByCalendar(
  points: readonly IndexPoint[],
  unit: keyof typeof LENGTHS,
): CalendarReturn[] {
  const growths: { readonly period: string; growth: Decimal }[] = [];
  for (const { date, factor } of points) {
    const last = growths.at(-1);
    if (!last || !date.startsWith(last.period))
      growths.push({ period: date.slice(0, LENGTHS[unit]), growth: factor });
    else if (factor !== ONE) last.growth = roundHalfEven(multiply(last.growth, factor), GUARD_DIGITS);
  }
  return growths.map(({ period, growth }) => ({ period, rate: subtract(growth, ONE) }));
}
