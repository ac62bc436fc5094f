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

/** What the owner entered for an asset, and how long it stood; days in UTC. */
export interface AssetOfDays {
  readonly id: number;
  readonly asset_type: string;
  readonly asset_detail: string | null;
  readonly currency: string;
  readonly value: string;
  readonly from: string;
  /** The day on which it was replaced or deleted; null while it stands. */
  readonly until: string | null;
}

/**
 * Every value ever entered, those of one asset in the order of entering. One that was undone is as if it had never been, one that was replaced
 * or deleted was true until then.
 */
export async function assetsOfDays(db: Kysely<Tables>): Promise<AssetOfDays[]> {
  const { rows } = await sql<AssetOfDays>`
    SELECT version.id, asset_type, asset_detail, currency, value,
      substr(updated_at, 1, 10) AS "from", substr(coalesce(version.ended_at, ended.made_at), 1, 10) AS until
    FROM other_assets_versions AS version
    LEFT JOIN changes AS ended ON ended.id = version.to_change
    WHERE version.from_change NOT IN (SELECT undoes FROM changes WHERE undoes IS NOT NULL)
    ORDER BY version.id, version.version`.execute(db);
  return rows;
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
