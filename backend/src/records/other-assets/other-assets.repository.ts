import { type Kysely, sql } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** All entered assets, ascending by type and detail, without a detail first: the order of their unique index. */
export async function listOtherAssets(db: Kysely<Tables>): Promise<RowOf<'other_assets'>[]> {
  return await db
    .selectFrom('other_assets')
    .selectAll()
    .orderBy('asset_type')
    .orderBy(sql`coalesce(asset_detail, '')`)
    .execute();
}

/** The asset of that type with exactly that detail; null stands for none. */
export async function findOtherAsset(
  db: Kysely<Tables>,
  assetType: string,
  assetDetail: string | null,
): Promise<RowOf<'other_assets'> | null> {
  const query = db.selectFrom('other_assets').selectAll().where('asset_type', '=', assetType);
  return (await query.where('asset_detail', 'is', assetDetail).executeTakeFirst()) ?? null;
}

/** Every asset in an account, whatever its kind. */
export async function assetsInAccount(db: Kysely<Tables>, name: string): Promise<RowOf<'other_assets'>[]> {
  return await db.selectFrom('other_assets').selectAll().where('asset_detail', '=', name).execute();
}

export async function countAssetsOfKind(db: Kysely<Tables>, code: string): Promise<number> {
  const { count } = await db
    .selectFrom('other_assets')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('asset_type', '=', code)
    .executeTakeFirstOrThrow();
  return count;
}
