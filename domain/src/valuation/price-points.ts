import type { LocalDate } from '../calendar/local-date.ts';
import type { Trade } from '../ledger/trade.ts';
import type { Split } from '../ledger/transaction.ts';
import { type Decimal, isPositive, multiply, ONE } from '../money/decimal.ts';
import type { PricePoint } from './price-series.ts';

/**
 * A market value entered for the whole position, as a price point of that day: value / units.
 *
 * @param units held at the end of that day
 * @returns null unless units are held and the value is above 0
 */
export function manualPrice(date: LocalDate, value: Decimal, units: Decimal): PricePoint | null {
  if (!isPositive(units) || !isPositive(value)) return null;
  return { date, source: 'manual', amount: value, divisor: units };
}

/**
 * The price of a trade as a price point of its day: price / exchange rate.
 *
 * @returns null for units that were given away: 0 is no price
 */
export function tradePrice({ date, price, exchangeRate }: Trade): PricePoint | null {
  if (!isPositive(price)) return null;
  return { date, source: 'trade', amount: price, divisor: exchangeRate ?? ONE };
}

/** A price known before a split as the price of a unit after it: price · old / new. */
export function priceAfterSplit(price: PricePoint, { newUnits, oldUnits }: Split): PricePoint {
  const amount = multiply(price.amount, { digits: oldUnits, scale: 0 });
  return { ...price, amount, divisor: multiply(price.divisor, { digits: newUnits, scale: 0 }) };
}
