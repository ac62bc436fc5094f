import { dateOfEpochDay } from '../calendar/epoch-day.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Trade } from '../ledger/trade.ts';
import type { Split } from '../ledger/transaction.ts';
import { type Decimal, isPositive, multiply, ONE } from '../money/decimal.ts';
import { convert } from './exchange-rates.ts';
import type { PricePoint } from './price-series.ts';
import type { Quote } from './valuation.ts';

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
export function priceAfterSplit(
  price: PricePoint,
  { newUnits, oldUnits }: Pick<Split, 'newUnits' | 'oldUnits'>,
): PricePoint {
  const amount = multiply(price.amount, { digits: oldUnits, scale: 0 });
  return { ...price, amount, divisor: multiply(price.divisor, { digits: newUnits, scale: 0 }) };
}

/** A close as a price point of its day: close · rate of the base currency / rate of its own, exactly. */
export function quotedPrice({ close, conversion }: Quote): PricePoint {
  return { date: dateOfEpochDay(close.day), source: 'close', ...convert(close.value, conversion) };
}
