import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';

/** How many changes were ever made: ids count up by one and are never used again. */
export async function countChanges(db: Kysely<Tables>): Promise<number> {
  const newest = db.selectFrom('changes').select((select) => select.fn.max('id').as('id'));
  return (await newest.executeTakeFirst())?.id ?? 0;
}
