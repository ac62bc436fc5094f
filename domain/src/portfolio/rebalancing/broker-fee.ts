import { add, compare, type Decimal, multiply, normalise, powerOfTen, ZERO } from '../../money/decimal.ts';

/** What a broker takes for an order, in the base currency. */
export interface BrokerFee {
  readonly fixed: Decimal;
  /** Of the amount, a fraction below 1 of at most 10 digits. */
  readonly rate: Decimal;
  readonly minimum: Decimal;
}

export const NO_FEE: BrokerFee = { fixed: ZERO, rate: ZERO, minimum: ZERO };

/** Fees are charged in hundredths. */
export const FEE_DIGITS = 2;

/**
 * The fee of an order, rounded up to the hundredth so that nobody counts on less.
 *
 *   fee = max(minimum, fixed + rate · amount)
 *
 * @param amount units × price, > 0
 * @see docs/spec/rebalancing.md §2
 */
export function orderFee({ fixed, rate, minimum }: BrokerFee, amount: Decimal): Decimal {
  const charge = add(fixed, multiply(rate, amount));
  const { digits, scale } = normalise(compare(charge, minimum) < 0 ? minimum : charge);
  if (scale <= FEE_DIGITS) return { digits, scale };
  const divisor = powerOfTen(scale - FEE_DIGITS);
  return { digits: (digits + divisor - 1n) / divisor, scale: FEE_DIGITS };
}
