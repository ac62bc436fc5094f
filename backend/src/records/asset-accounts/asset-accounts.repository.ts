import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

type Row = RowOf<'asset_accounts'>;

/** In the order in which they came. */
export async function listAssetAccounts(db: Kysely<Tables>): Promise<Row[]> {
  return await db.selectFrom('asset_accounts').selectAll().orderBy('id').execute();
}

/** @param by  the id, or the name exactly */
export async function findAssetAccount(
  db: Kysely<Tables>,
  by: { readonly id: number } | { readonly name: string },
): Promise<Row | null> {
  const all = db.selectFrom('asset_accounts').selectAll();
  const query = 'id' in by ? all.where('id', '=', by.id) : all.where('name', '=', by.name);
  return (await query.executeTakeFirst()) ?? null;
}
