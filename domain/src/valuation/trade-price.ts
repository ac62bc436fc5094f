import type { Trade } from '../ledger/trade.ts';
import type { Split } from '../ledger/transaction.ts';
import { type Decimal, isPositive, multiply, ONE } from '../money/decimal.ts';

/** What one unit was worth, base currency: `amount / divisor`, a fraction, so that units × price is rounded once. */
export interface TradePrice {
  /** > 0. */
  readonly amount: Decimal;
  /** > 0. */
  readonly divisor: Decimal;
}

/**
 * The price of a trade: price / exchange rate.
 *
 * @returns null for units that were given away: 0 is no price
 */
export function tradePrice({ price, exchangeRate }: Trade): TradePrice | null {
  return isPositive(price) ? { amount: price, divisor: exchangeRate ?? ONE } : null;
}

/** A price known before a split as the price of a unit after it: price · old / new. */
export function priceAfterSplit(
  price: TradePrice,
  { newUnits, oldUnits }: Pick<Split, 'newUnits' | 'oldUnits'>,
): TradePrice {
  const whole = (digits: bigint) => ({ digits, scale: 0 });
  return {
    amount: multiply(price.amount, whole(oldUnits)),
    divisor: multiply(price.divisor, whole(newUnits)),
  };
}
