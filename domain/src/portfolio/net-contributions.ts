import type { LocalDate } from '../calendar/local-date.ts';
import type { Trade } from '../ledger/trade.ts';
import { grossAmount } from '../ledger/trade-amounts.ts';
import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';

/** What was paid into and taken out of the investments on each day, base currency, fees apart. */
export type ContributionsByDay = ReadonlyMap<LocalDate, Decimal>;

/**
 * Purchases − proceeds of each day: positive when the owner put money in (R9).
 *
 * @param before sums of other trades, which these are added to
 */
export function contributionsByDay(
  trades: Iterable<Pick<Trade, 'date' | 'type' | 'units' | 'price' | 'exchangeRate'>>,
  before: ContributionsByDay = new Map(),
): ContributionsByDay {
  const byDay = new Map(before);
  for (const trade of trades) {
    const soFar = byDay.get(trade.date) ?? ZERO;
    const gross = grossAmount(trade);
    byDay.set(trade.date, trade.type === 'BUY' ? add(soFar, gross) : subtract(soFar, gross));
  }
  return byDay;
}
