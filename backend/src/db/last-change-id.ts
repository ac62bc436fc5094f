import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The id of the change made last; 0 before the first. */
export async function lastChangeId(db: Kysely<Tables>): Promise<number> {
  const last = await db.selectFrom('changes').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return last?.id ?? 0;
}
