import { add, type Decimal, multiply } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import type { Trade } from './trade.ts';

type Priced = Pick<Trade, 'units' | 'price' | 'exchangeRate'>;

/**
 * Units × price in the base currency, fees apart: the purchase of a BUY, the proceeds of a SELL.
 *
 *   gross = units · price / exchange rate
 *
 * @returns exact in the base currency; a converted amount carries GUARD_DIGITS fraction digits
 */
export function grossAmount(trade: Priced): Decimal {
  const local = multiply(trade.units, trade.price);
  return trade.exchangeRate ? divide(local, trade.exchangeRate, GUARD_DIGITS) : local;
}

/** Everything the broker charged for the trade: fee plus currency-exchange fee, ≥ 0, base currency. */
export function feesPaid(trade: Pick<Trade, 'fee' | 'fxFee'>): Decimal {
  return add(trade.fee, trade.fxFee);
}
