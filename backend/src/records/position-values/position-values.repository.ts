import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

export async function listPositionValues(db: Kysely<Tables>): Promise<RowOf<'position_values'>[]> {
  return await db.selectFrom('position_values').selectAll().orderBy('isin').execute();
}

export async function findPositionValue(
  db: Kysely<Tables>,
  where: { id: number } | { isin: string },
): Promise<RowOf<'position_values'> | null> {
  const query = db.selectFrom('position_values').selectAll();
  const found = 'id' in where ? query.where('id', '=', where.id) : query.where('isin', '=', where.isin);
  return (await found.executeTakeFirst()) ?? null;
}

/** The values of some ISINs; all of them when none is named. */
export async function positionValuesOf(
  db: Kysely<Tables>,
  isins: ReadonlySet<string>,
): Promise<RowOf<'position_values'>[]> {
  const rows = await listPositionValues(db);
  return rows.filter((row) => isins.has(row.isin));
}
