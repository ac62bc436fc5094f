import { type Kysely, sql } from 'kysely';
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

/** What the owner entered for a position and had not replaced by the end of that day. */
export interface ValueOfDay {
  readonly isin: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly value: string;
}

/**
 * Every value ever entered, oldest first: the last one of each day. One that was undone is as if it had never been, one
 * that was replaced or deleted on a later day was true until then.
 */
export async function valuesOfDays(db: Kysely<Tables>): Promise<ValueOfDay[]> {
  const { rows } = await sql<ValueOfDay>`
    SELECT version.isin, substr(version.updated_at, 1, 10) AS day, version.current_value AS value
    FROM position_values_versions AS version
    LEFT JOIN changes AS ended ON ended.id = version.to_change
    WHERE version.from_change NOT IN (SELECT undoes FROM changes WHERE undoes IS NOT NULL)
      AND (ended.id IS NULL OR substr(coalesce(version.ended_at, ended.made_at), 1, 10) > substr(version.updated_at, 1, 10))
    ORDER BY version.id, version.version`.execute(db);
  const last = new Map(rows.map((row) => [`${row.isin} ${row.day}`, row]));
  return [...last.values()].toSorted((left, right) => (left.day < right.day ? -1 : 1));
}
