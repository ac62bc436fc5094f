import type { LocalDate } from '../calendar/local-date.ts';
import { ledgerOrder } from '../ledger/ledger-order.ts';
import type { Trade } from '../ledger/trade.ts';
import { grossAmount } from '../ledger/trade-amounts.ts';
import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';
import type { PricePoint } from '../valuation/price-series.ts';
import { tradePrice } from '../valuation/price-points.ts';

/** What an instrument's trades have come to at the end of a day with trades. */
export interface PositionDay {
  readonly date: LocalDate;
  /** Below 0 when more was sold than bought. */
  readonly units: Decimal;
  /** Purchases − proceeds so far, base currency. */
  readonly netInvested: Decimal;
  /** The price of the last trade of the day; null when nothing was paid. */
  readonly price: PricePoint | null;
}

/**
 * The days on which an instrument was traded, ascending.
 *
 * @param trades of one instrument, in any order
 */
export function positionDays(trades: readonly Trade[]): readonly PositionDay[] {
  const days: PositionDay[] = [];
  let units = ZERO;
  let netInvested = ZERO;
  let price: PricePoint | null = null;
  for (const trade of ledgerOrder(trades)) {
    const isPurchase = trade.type === 'BUY';
    const gross = grossAmount(trade);
    units = isPurchase ? add(units, trade.units) : subtract(units, trade.units);
    netInvested = isPurchase ? add(netInvested, gross) : subtract(netInvested, gross);
    const isSameDay = days.at(-1)?.date === trade.date;
    price = tradePrice(trade) ?? (isSameDay ? price : null);
    if (isSameDay) days.pop();
    days.push({ date: trade.date, units, netInvested, price });
  }
  return days;
}
