import { type Decimal, multiply } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { roundHalfEven } from '../money/round.ts';
import type { DatedClose, DatedSplit } from './dated-close.ts';

/** A number rounded half-even so that at most `count` digits count; digits before the point all stay. */
function significant(value: Decimal, count: number): Decimal {
  const surplus = value.digits.toString().length - count;
  return roundHalfEven(value, Math.max(value.scale - surplus, 0));
}

/**
 * Closes as they were published then, out of closes that a provider has divided by every split since.
 *
 *   published = adjusted · Π new / old      over the splits after the day of the close
 *
 * @param closes        > 0, adjusted for all of `splits`
 * @param splits        on the day of a split the close is already one of new units; in any order
 * @param digitsTold    how many digits of an adjusted close are true; what was multiplied is rounded to as many
 * @returns closes in the same order; those after the last split are untouched
 * @see docs/spec/provided-prices.md §4
 */
export function unadjustedCloses(
  closes: readonly DatedClose[],
  splits: readonly DatedSplit[],
  digitsTold: number,
): DatedClose[] {
  return closes.map((told) => {
    const later = splits.filter((split) => split.date > told.date);
    if (later.length === 0) return told;
    const newUnits = later.reduce((product, split) => product * split.newUnits, 1n);
    const oldUnits = later.reduce((product, split) => product * split.oldUnits, 1n);
    const multiplied = multiply(told.close, { digits: newUnits, scale: 0 });
    const published = divide(multiplied, { digits: oldUnits, scale: 0 }, GUARD_DIGITS);
    return { date: told.date, close: significant(published, digitsTold) };
  });
}
