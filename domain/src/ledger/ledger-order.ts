import type { LocalDate } from '../calendar/local-date.ts';
import type { Trade } from './trade.ts';

/**
 * The trades of one instrument in the order in which they count.
 *
 * Day by day. Within a day in which every trade has a time: by time, then BUY before SELL, then by id. Within any
 * other day: BUY before SELL, then by id. A day is ordered by one rule or the other as a whole, because comparing
 * some pairs by time and others by type would not be an order.
 *
 * @param trades of one instrument, in any order; the array itself is left alone
 * @see docs/spec/cost-basis.md §2
 */
export function ledgerOrder(trades: readonly Trade[]): readonly Trade[] {
  const untimedDays = new Set<LocalDate>();
  for (const trade of trades) {
    if (trade.time === null) untimedDays.add(trade.date);
  }
  return trades.toSorted((left, right) => {
    if (left.date !== right.date) return left.date < right.date ? -1 : 1;
    if (
      left.time !== null &&
      right.time !== null &&
      left.time !== right.time &&
      !untimedDays.has(left.date)
    ) {
      return left.time < right.time ? -1 : 1;
    }
    if (left.type !== right.type) return left.type === 'BUY' ? -1 : 1;
    return left.id - right.id;
  });
}
