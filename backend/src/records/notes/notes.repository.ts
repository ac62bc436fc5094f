import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

export async function findNote(db: Kysely<Tables>, isin: string): Promise<RowOf<'notes'> | null> {
  return (await db.selectFrom('notes').selectAll().where('isin', '=', isin).executeTakeFirst()) ?? null;
}
