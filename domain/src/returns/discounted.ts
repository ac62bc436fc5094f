import { add, type Decimal, ONE } from '../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../money/divide.ts';
import { DAYS_PER_YEAR } from './annualised-return.ts';
import { binary, fromBinary } from './binary.ts';

/**
 * What an amount of another day is worth at a yearly rate.
 *
 *   amount / (1 + rate)^(days / 365)
 *
 * @param rate ≥ −1
 * @param days from the day on which it is told; ≤ 0, from a later one, where the rate is below 0
 * @returns    10 fraction digits
 * @see docs/spec/returns.md §3
 */
export function discounted(amount: Decimal, rate: Decimal, days: number): Decimal {
  const growth = binary(add(ONE, rate));
  const years = days / DAYS_PER_YEAR;
  return fromBinary(binary(amount) * growth ** -years, PUBLISHED_DIGITS) as Decimal;
}
