import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** The sources of all instruments, each instrument's in their order. */
export async function listSources(db: Kysely<Tables>): Promise<RowOf<'listings'>[]> {
  return await db.selectFrom('listings').selectAll().orderBy('isin').orderBy('rank').execute();
}

/** The sources of one instrument in their order; none when it has no listing. */
export async function sourcesOf(db: Kysely<Tables>, isin: string): Promise<RowOf<'listings'>[]> {
  return await db.selectFrom('listings').selectAll().where('isin', '=', isin).orderBy('rank').execute();
}
