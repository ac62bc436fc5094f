import type { LocalDate } from '../calendar/local-date.ts';
import type { Transaction } from './transaction.ts';

/**
 * Where an entry stands among those of its day whose order nothing else tells: what moves no units, what brings them,
 * what leaves a broker, what arrives from an own broker, what is sold.
 */
function rankOf(entry: Transaction): number {
  switch (entry.type) {
    case 'DIVIDEND':
    case 'FEE':
    case 'TAX':
      return 0;
    case 'BUY':
    case 'SPLIT':
      return 1;
    case 'TRANSFER_IN':
      return entry.price === null ? 3 : 1;
    case 'TRANSFER_OUT':
      return 2;
    case 'SELL':
      return 4;
  }
}

/** Whether the entries stand in order by their days alone, as most do: nothing is left to compare. */
function isOneADay(entries: readonly Transaction[]): boolean {
  let last = '';
  for (const { date } of entries) {
    if (date <= last) return false;
    last = date;
  }
  return true;
}

/**
 * The entries of one instrument in the order in which they count.
 *
 * Day by day. Within a day in which every entry that moves units has a time: by time, then inflows before outflows, then
 * by id. Within any other day: inflows before outflows, then by id. A day is ordered by one rule or the other as a whole,
 * because comparing some pairs by time and others by type would not be an order. Dividends, fees and taxes move no units
 * and come first.
 *
 * @param entries of one instrument, in any order; the array itself is left alone
 * @see docs/spec/cost-basis.md §2
 */
export function ledgerOrder<T extends Transaction>(entries: readonly T[]): readonly T[] {
  if (isOneADay(entries)) return entries;
  const untimedDays = new Set<LocalDate>();
  for (const entry of entries) {
    if (entry.time === null && rankOf(entry) > 0) untimedDays.add(entry.date);
  }
  return entries.toSorted((left, right) => {
    if (left.date !== right.date) return left.date < right.date ? -1 : 1;
    const [leftRank, rightRank] = [rankOf(left), rankOf(right)];
    const moveUnits = leftRank > 0 && rightRank > 0;
    if (
      moveUnits &&
      left.time !== null &&
      right.time !== null &&
      left.time !== right.time &&
      !untimedDays.has(left.date)
    ) {
      return left.time < right.time ? -1 : 1;
    }
    return leftRank - rightRank || left.id - right.id;
  });
}
