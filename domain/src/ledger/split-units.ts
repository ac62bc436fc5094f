import { type Decimal, isNegative, isZero, multiply } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import type { Split } from './transaction.ts';

type Ratio = Pick<Split, 'newUnits' | 'oldUnits'>;

const whole = (digits: bigint): Decimal => ({ digits, scale: 0 });

/**
 * Units after a split: units · new / old, rounded half-even to ten fraction digits, the most that a trade can name.
 *
 * A quotient that does not end could never be sold to the last unit otherwise. Units that are there are never rounded
 * away: at least the smallest number of units stays.
 *
 * @see docs/spec/cost-basis.md §8
 */
export function splitUnits(units: Decimal, ratio: Ratio): Decimal {
  if (isZero(units)) return units;
  const rounded = divide(multiply(units, whole(ratio.newUnits)), whole(ratio.oldUnits), PUBLISHED_DIGITS);
  if (!isZero(rounded)) return rounded;
  return { digits: isNegative(units) ? -1n : 1n, scale: PUBLISHED_DIGITS };
}

/** Cost of one unit after a split: cost · old / new. */
export function splitUnitCost(unitCost: Decimal, { newUnits, oldUnits }: Ratio, digits: number): Decimal {
  return divide(multiply(unitCost, whole(oldUnits)), whole(newUnits), digits);
}
