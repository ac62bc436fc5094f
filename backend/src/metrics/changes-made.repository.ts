import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** How many changes were ever made: none is ever taken away, and an import leaves a gap between their ids. */
export async function countChanges(db: Kysely<Tables>): Promise<number> {
  const all = db.selectFrom('changes').select((select) => select.fn.countAll<number>().as('count'));
  return (await all.executeTakeFirstOrThrow()).count;
}
