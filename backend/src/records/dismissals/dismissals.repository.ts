import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** In the order in which they came. */
export async function listDismissals(db: Kysely<Tables>): Promise<RowOf<'dismissals'>[]> {
  return await db.selectFrom('dismissals').selectAll().orderBy('id').execute();
}
