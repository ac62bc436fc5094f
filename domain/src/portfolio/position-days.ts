import type { LocalDate } from '../calendar/local-date.ts';
import { ledgerOrder } from '../ledger/ledger-order.ts';
import { settleTransfers } from '../ledger/settle-transfers.ts';
import { splitUnits } from '../ledger/split-units.ts';
import { entryAmounts } from '../ledger/transaction-amounts.ts';
import type { Split, Transaction } from '../ledger/transaction.ts';
import { unitMove } from '../ledger/unit-move.ts';
import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';
import { priceAfterSplit, tradePrice } from '../valuation/price-points.ts';
import type { PricePoint } from '../valuation/price-series.ts';

/** What an instrument's entries have come to at the end of a day with entries. */
export interface PositionDay {
  readonly date: LocalDate;
  /** Below 0 when more was sold than bought. */
  readonly units: Decimal;
  /** Purchases − proceeds so far, base currency. */
  readonly netInvested: Decimal;
  /** The price of the last trade of the day, of a unit as it is in the evening; null when nothing was paid. */
  readonly price: PricePoint | null;
  /** The splits of the day: prices known before it are prices of units as they were before. */
  readonly splits: readonly Split[];
}

/**
 * The days on which something happened to an instrument, ascending.
 *
 * @param entries of one instrument, in any order
 */
export function positionDays(entries: readonly Transaction[]): readonly PositionDay[] {
  const days: PositionDay[] = [];
  let last: Omit<PositionDay, 'date'> = { units: ZERO, netInvested: ZERO, price: null, splits: [] };
  for (const entry of ledgerOrder(settleTransfers(entries))) {
    const isSameDay = days.at(-1)?.date === entry.date;
    const { purchase, proceeds } = entryAmounts(entry);
    const price = isSameDay ? last.price : null;
    const splits = isSameDay ? last.splits : [];
    last = {
      units: unitsAfter(last.units, entry),
      netInvested: add(last.netInvested, subtract(purchase, proceeds)),
      price: priceAfter(price, entry),
      splits: entry.type === 'SPLIT' ? [...splits, entry] : splits,
    };
    if (isSameDay) days.pop();
    days.push({ date: entry.date, ...last });
  }
  return days;
}

function unitsAfter(units: Decimal, entry: Transaction): Decimal {
  if (entry.type === 'SPLIT') return splitUnits(units, entry);
  const move = unitMove(entry);
  if (!move) return units;
  return move.isInflow ? add(units, move.units) : subtract(units, move.units);
}

function priceAfter(price: PricePoint | null, entry: Transaction): PricePoint | null {
  if (entry.type === 'SPLIT') return price && priceAfterSplit(price, entry);
  return entry.type === 'BUY' || entry.type === 'SELL' ? (tradePrice(entry) ?? price) : price;
}
