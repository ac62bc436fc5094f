import { type Decimal, multiply, ZERO } from './decimal.ts';
import { divide, GUARD_DIGITS } from './divide.ts';

/**
 * The part of an amount that falls to some of the units: amount · part / whole, rounded once to GUARD_DIGITS.
 *
 * The other part is the amount less this one, so that both together are the amount to the last digit.
 *
 * @throws RangeError when `whole` is zero
 */
export function portion(amount: Decimal, part: Decimal, whole: Decimal): Decimal {
  if (amount.digits === 0n) return ZERO;
  return divide(multiply(amount, part), whole, GUARD_DIGITS);
}
