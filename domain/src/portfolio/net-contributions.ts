import type { LocalDate } from '../calendar/local-date.ts';
import { entryAmounts } from '../ledger/transaction-amounts.ts';
import type { Transaction } from '../ledger/transaction.ts';
import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';

/** What was paid into and taken out of the investments on each day, base currency, fees apart. */
export type ContributionsByDay = ReadonlyMap<LocalDate, Decimal>;

/**
 * Purchases − proceeds of each day: positive when the owner put money in (R9).
 *
 * @param before sums of other entries, which these are added to
 */
export function contributionsByDay(
  entries: Iterable<Transaction>,
  before: ContributionsByDay = new Map(),
): ContributionsByDay {
  const byDay = new Map(before);
  for (const entry of entries) {
    const { purchase, proceeds } = entryAmounts(entry);
    byDay.set(entry.date, add(byDay.get(entry.date) ?? ZERO, subtract(purchase, proceeds)));
  }
  return byDay;
}
