import { sql, type Kysely } from 'kysely';
import { NOUNS } from '../db/nouns.ts';
import type { Noun, RowOf, Tables } from '../db/tables.ts';

/** Ids beyond this are not kept: those that follow would be in danger of not being exact. */
const LARGEST_KEPT_ID = 2 ** 40;

/** Every current row of a noun, in the order of ids. */
export async function currentRows<N extends Noun>(db: Kysely<Tables>, noun: N): Promise<RowOf<N>[]> {
  const columns = sql.join(['id', ...NOUNS[noun]].map((column) => sql.ref(column)));
  const { rows } = await sql<RowOf<N>>`SELECT ${columns} FROM ${sql.table(noun)} ORDER BY id`.execute(db);
  return rows;
}

/** True when rows may keep their ids: no current row, no id twice, and none of them was ever used. */
export async function areIdsFree(db: Kysely<Tables>, noun: Noun, ids: readonly unknown[]): Promise<boolean> {
  const usable = ids.filter(
    (id) => typeof id === 'number' && Number.isInteger(id) && id > 0 && id < LARGEST_KEPT_ID,
  );
  if (new Set(usable).size < ids.length) return false;
  const { rows } = await sql`SELECT 1 FROM ${sql.table(`${noun}_versions`)}
    WHERE to_change IS NULL OR id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) LIMIT 1`.execute(
    db,
  );
  return rows.length === 0;
}
