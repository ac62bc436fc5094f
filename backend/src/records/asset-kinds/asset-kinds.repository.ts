import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

type Row = RowOf<'asset_kinds'>;

/** In the order in which they came. */
export async function listAssetKinds(db: Kysely<Tables>): Promise<Row[]> {
  return await db.selectFrom('asset_kinds').selectAll().orderBy('id').execute();
}

export async function findAssetKind(db: Kysely<Tables>, code: string): Promise<Row | null> {
  return (await db.selectFrom('asset_kinds').selectAll().where('code', '=', code).executeTakeFirst()) ?? null;
}
