import type { Trade } from '../../ledger/trade.ts';
import type { Split } from '../../ledger/transaction.ts';
import { type Decimal, equals, isPositive, multiply, ONE } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../../money/divide.ts';
import { dayDigits } from './day-totals.ts';

/** What splits turn `oldUnits` units into. */
export type Ratio = Pick<Split, 'newUnits' | 'oldUnits'>;

/** What one unit is worth: `amount / divisor`, in `currency`; a fraction, so that units × price is rounded once. */
export interface UnitPrice {
  readonly currency: string;
  /** > 0. */
  readonly amount: Decimal;
  /** > 0. */
  readonly divisor: Decimal;
}

/** What was paid for a unit, and the rate that was recorded with it; null in the base currency. */
export interface TradedPrice extends UnitPrice {
  readonly exchangeRate: Decimal | null;
}

/**
 * The price of a trade, in its own currency.
 *
 * @returns null for units that were given away: 0 is no price
 */
export function tradedPrice({ price, currency, exchangeRate }: Trade): TradedPrice | null {
  return isPositive(price) ? { currency, amount: price, divisor: ONE, exchangeRate } : null;
}

/** A price known before a split as the price of a unit after it: price · old / new. */
export function priceAfterSplit<T extends UnitPrice>(price: T, { newUnits, oldUnits }: Ratio): T {
  const amount = multiply(price.amount, { digits: oldUnits, scale: 0 });
  return { ...price, amount, divisor: multiply(price.divisor, { digits: newUnits, scale: 0 }) };
}

/** Units × price in the currency of the price, with DAY_SCALE; exact where there is nothing to divide. */
export function worth(units: Decimal, { amount, divisor }: UnitPrice): bigint {
  if (divisor === ONE) return dayDigits(multiply(units, amount));
  if (equals(units, divisor)) return dayDigits(amount);
  return dayDigits(divide(multiply(units, amount), divisor, GUARD_DIGITS));
}
