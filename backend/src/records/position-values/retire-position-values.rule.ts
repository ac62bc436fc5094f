import { setImmediate as breathe } from 'node:timers/promises';
import { isPositive, isZero } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Work } from '../../db/unit-of-work.ts';
import { type EntryRow, unitsHeld, type UnitsHeld } from '../transactions/transactions.repository.ts';
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
  const before = new Map<string, UnitsHeld>();
  for (const { isin } of values) {
    before.set(isin, await unitsHeld(trx, isin));
    await breathe();
  }
  const result = await write();
  for (const value of values) {
    if (!change.isins.has(value.isin)) continue;
    await breathe();
    const held = before.get(value.isin) ?? null;
    if (isRetired(held, await unitsHeld(trx, value.isin)))
      await removeValues({ trx, change }, new Set([value.isin]));
  }
  return result;
}

function isRetired(before: UnitsHeld | null, after: UnitsHeld): boolean {
  const wasClosed = before !== null && before.count > 0 && isZero(before.units);
  return isZero(after.units) || (wasClosed && isPositive(after.units));
}

/** Ends the position values of some ISINs, where they have one. */
export async function removeValues(
  { trx, change }: Pick<Work, 'trx' | 'change'>,
  isins: ReadonlySet<string>,
): Promise<void> {
  for (const isin of isins) {
    const current = await findPositionValue(trx, { isin });
    if (current) await change.remove('position_values', [current.id]);
  }
}

/**
 * The ISINs whose position value goes, by the same rule, when some transactions come into the ledger.
 *
 * @param coming by their ISIN
 */
export async function valuesRetiredBy(
  db: Kysely<Tables>,
  coming: ReadonlyMap<string, readonly EntryRow[]>,
): Promise<Set<string>> {
  const retired = new Set<string>();
  for (const { isin } of await positionValuesOf(db, new Set(coming.keys()))) {
    const before = await unitsHeld(db, isin);
    await breathe();
    if (isRetired(before, await unitsHeld(db, isin, coming.get(isin)))) retired.add(isin);
    await breathe();
  }
  return retired;
}
