import { type Decimal, isPositive, isZero, positionOf } from '@portfolio/domain';
import type { RowOf } from '../db/tables.ts';
import { entryOfRow } from '../records/transactions/entry-of-row.ts';

/** A transaction by when it was recorded, which is not when it was made. */
export type RecordedTrade = RowOf<'transactions'>;

function unitsOf(trades: readonly RecordedTrade[]): Decimal {
  return positionOf(trades.map(entryOfRow)).units;
}

/**
 * Why a value no longer speaks of the position that it was entered for, or null when it does.
 *
 * The earlier implementation kept such values and counted them as profit. Here a value goes when trades close or
 * reopen its position; one that was entered without a holding, or after it was closed, stays.
 *
 * @param trades    of the one instrument
 * @param enteredAt when the value was last entered
 */
export function staleValueReason(trades: readonly RecordedTrade[], enteredAt: string): string | null {
  const before = trades.filter((trade) => trade.created_at <= enteredAt);
  if (before.length === trades.length) return null;
  const after = unitsOf(trades);
  if (isZero(after)) return 'trades recorded later closed its position';
  const wasClosed = before.length > 0 && isZero(unitsOf(before));
  return wasClosed && isPositive(after)
    ? 'trades recorded later reopened its position, which was closed'
    : null;
}
