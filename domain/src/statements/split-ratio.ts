import { absolute, compare, type Decimal, isPositive, multiply, subtract } from '../money/decimal.ts';
import { divide } from '../money/divide.ts';

/** So many new units for each so many old ones. */
export interface SplitRatio {
  readonly newUnits: bigint;
  readonly oldUnits: bigint;
}

/** Splits are of small whole numbers: 2:1, 3:2, 1:25. */
const MOST_OLD_UNITS = 200n;

/** Brokers round units; a ratio that misses by less than a millionth is meant. */
const MILLION: Decimal = { digits: 1_000_000n, scale: 0 };

/**
 * The ratio of a split by the units before and after it: the one with the fewest old units that leads from the one to the
 * other within a millionth.
 *
 * @returns null when there is none with at most 200 old units, or nothing was held
 */
export function splitRatio(before: Decimal, after: Decimal): SplitRatio | null {
  if (!isPositive(before) || !isPositive(after)) return null;
  for (let oldUnits = 1n; oldUnits <= MOST_OLD_UNITS; oldUnits += 1n) {
    const wanted = multiply(after, { digits: oldUnits, scale: 0 });
    const newUnits = divide(wanted, before, 0).digits;
    const missed = absolute(subtract(multiply(before, { digits: newUnits, scale: 0 }), wanted));
    if (newUnits > 0n && newUnits !== oldUnits && compare(multiply(missed, MILLION), wanted) <= 0)
      return { newUnits, oldUnits };
  }
  return null;
}
