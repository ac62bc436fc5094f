import { type Decimal, digitsAtScale, isPositive, normalise, powerOfTen } from '../../money/decimal.ts';

/** Plans buy ten-thousandths of a unit. */
const UNIT_DIGITS = 4;

/**
 * So many units an amount buys: amount / price, rounded down to 4 fraction digits so that no more is spent.
 *
 * @param price of one unit, > 0
 * @returns null when it buys not even the smallest part of a unit
 * @see docs/spec/savings-plans.md §2
 */
export function planUnits(amount: Decimal, price: Decimal): Decimal | null {
  const scale = Math.max(amount.scale, price.scale);
  const digits = (digitsAtScale(amount, scale) * powerOfTen(UNIT_DIGITS)) / digitsAtScale(price, scale);
  const units = normalise({ digits, scale: UNIT_DIGITS });
  return isPositive(units) ? units : null;
}
