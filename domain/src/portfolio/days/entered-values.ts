import { epochDay } from '../../calendar/epoch-day.ts';
import { type Decimal, isPositive } from '../../money/decimal.ts';
import type { BookedDay } from './booked-days.ts';

/** A market value that the owner entered for the whole position. */
export interface EnteredValue {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** > 0, base currency. */
  readonly value: Decimal;
  /** What it is the value of: all units that are held in the evening, > 0. */
  readonly units: Decimal;
}

/**
 * The values that the owner entered for a position, each with the units that it is the value of. One that was entered
 * while nothing was held is the price of nothing and left out.
 *
 * @param values ascending by day
 * @param days   of all brokers
 * @see docs/spec/value-history.md §2
 */
export function enteredValues(
  values: readonly { readonly day: number; readonly value: Decimal }[],
  days: readonly BookedDay[],
): readonly EnteredValue[] {
  return values.flatMap(({ day, value }) => {
    const units = days.findLast(({ date }) => epochDay(date) <= day)?.units;
    return units && isPositive(units) && isPositive(value) ? [{ day, value, units }] : [];
  });
}
