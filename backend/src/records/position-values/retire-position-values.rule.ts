import { setImmediate as breathe } from 'node:timers/promises';
import { isPositive, isZero } from '@portfolio/domain';
import type { Work } from '../../db/unit-of-work.ts';
import { unitsHeld } from '../transactions/transactions.repository.ts';
import { findPositionValue, positionValuesOf } from './position-values.repository.ts';

/**
 * Writes to the ledger, then removes the position values that no longer speak of the position they were entered for.
 *
 * A value goes when its position is closed by this change, when its last transaction goes, or when a closed position
 * is reopened. A value entered for an ISIN that never had a transaction stays. Each ISIN is judged by its own units
 * before and after. Values that the write itself brings back (an undo) are left alone.
 *
 * Other requests run between one ISIN and the next.
 *
 * @param isins every ISIN whose transactions the write may change
 */
export async function retirePositionValues<T>(
  { trx, change }: Work,
  isins: ReadonlySet<string>,
  write: () => Promise<T>,
): Promise<T> {
  const values = await positionValuesOf(trx, isins);
  const before = new Map<string, Awaited<ReturnType<typeof unitsHeld>>>();
  for (const { isin } of values) {
    before.set(isin, await unitsHeld(trx, isin));
    await breathe();
  }
  const result = await write();
  for (const value of values) {
    if (!change.isins.has(value.isin)) continue;
    await breathe();
    const held = before.get(value.isin);
    const after = await unitsHeld(trx, value.isin);
    const wasClosed = held !== undefined && held.count > 0 && isZero(held.units);
    const isStale = isZero(after.units) || (wasClosed && isPositive(after.units));
    const current = isStale ? await findPositionValue(trx, { isin: value.isin }) : null;
    if (current) await change.remove('position_values', [current.id]);
  }
  return result;
}
