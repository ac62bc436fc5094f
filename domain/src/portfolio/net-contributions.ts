import type { LocalDate } from '../calendar/local-date.ts';
import { applyTransaction } from '../ledger/apply-transaction.ts';
import { EMPTY_POSITION, type PositionState } from '../ledger/position.ts';
import type { Trade } from '../ledger/trade.ts';
import { entryAmount } from '../ledger/transaction-amounts.ts';
import { isTrade, type Transaction, type Transfer } from '../ledger/transaction.ts';
import { add, type Decimal, isZero, subtract, ZERO } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { PIVOT_CURRENCY } from '../valuation/exchange-rates.ts';

/** What an entry puts into the investments or takes out of them, fees apart. */
export interface Contribution {
  readonly entry: Trade | Transfer;
  readonly isPaidIn: boolean;
  /** > 0, base currency. */
  readonly amount: Decimal;
  /** Units of the base currency for one EUR on the day of the entry; null when it is not known, and for EUR. */
  readonly perEuro: Decimal | null;
  /** > 0; null when no rate is known (`no_rate`). */
  readonly amountEur: Decimal | null;
}

/** What was paid into and taken out of the investments on each day, EUR; null where a rate is not known. */
export type ContributionsByDay = ReadonlyMap<LocalDate, Decimal | null>;

/**
 * What an entry contributes: a purchase and what units from elsewhere had cost are put in, a sale and what units that leave
 * for elsewhere had cost are taken out.
 *
 *   amount in EUR      amount / rate of the base currency on the day of the entry, with GUARD_DIGITS
 *
 * @param costOut what the units of a TRANSFER_OUT had cost, as `costsOutAfter` tells it
 * @param base    the base currency
 * @param perEuro units of that for one EUR on the day of the entry
 * @returns null for an entry that does neither
 * @see docs/spec/net-worth.md §5
 */
export function contributionOf(
  entry: Transaction,
  costOut: Decimal,
  base: string,
  perEuro: Decimal | null,
): Contribution | null {
  if (!movesUnits(entry)) return null;
  const amount = entry.type === 'TRANSFER_OUT' ? costOut : entryAmount(entry);
  if (isZero(amount)) return null;
  const isPaidIn = entry.type === 'BUY' || entry.type === 'TRANSFER_IN';
  if (base === PIVOT_CURRENCY) return { entry, isPaidIn, amount, perEuro: null, amountEur: amount };
  return { entry, isPaidIn, amount, perEuro, amountEur: perEuro && divide(amount, perEuro, GUARD_DIGITS) };
}

function movesUnits(entry: Transaction): entry is Trade | Transfer {
  return isTrade(entry) || entry.type === 'TRANSFER_IN' || entry.type === 'TRANSFER_OUT';
}

/** What the units of each TRANSFER_OUT of an instrument had cost by average cost, and what the walk has come to. */
export interface CostsOut {
  readonly state: PositionState;
  /** By the id of the entry, base currency; one that only changes the broker costs 0. */
  readonly byId: ReadonlyMap<number, Decimal>;
}

export const NO_COSTS_OUT: CostsOut = { state: EMPTY_POSITION, byId: new Map() };

/**
 * The same after more entries.
 *
 * @param entries of one instrument in ledger order, each TRANSFER_OUT with its own units
 */
export function costsOutAfter(before: CostsOut, entries: Iterable<Transaction>): CostsOut {
  const byId = new Map(before.byId);
  let { state } = before;
  for (const entry of entries) {
    const after = applyTransaction(state, entry);
    if (entry.type === 'TRANSFER_OUT') byId.set(entry.id, subtract(after.costOut, state.costOut));
    state = after;
  }
  return { state, byId };
}

/**
 * Contributions of each day: positive when the owner put money in (R9).
 *
 * @param before sums of other entries, which these are added to
 */
export function contributionsByDay(
  contributions: Iterable<Contribution>,
  before: ContributionsByDay = new Map(),
): ContributionsByDay {
  const byDay = new Map(before);
  for (const { entry, isPaidIn, amountEur } of contributions) {
    const sum = byDay.get(entry.date) ?? (byDay.has(entry.date) ? null : ZERO);
    const isKnown = sum !== null && amountEur !== null;
    byDay.set(entry.date, isKnown ? (isPaidIn ? add : subtract)(sum, amountEur) : null);
  }
  return byDay;
}
