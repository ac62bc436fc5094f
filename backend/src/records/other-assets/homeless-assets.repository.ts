import { type Kysely, sql } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

type Row = RowOf<'other_assets'>;

/** Assets of a kind, or in an account, that there is not. */
export async function homelessAssets(db: Kysely<Tables>): Promise<Row[]> {
  return await db
    .selectFrom('other_assets')
    .selectAll()
    .where((where) =>
      where.or([
        where('asset_type', 'not in', where.selectFrom('asset_kinds').select('code')),
        where('asset_detail', 'not in', where.selectFrom('asset_accounts').select('name')),
      ]),
    )
    .execute();
}

/** The newest change that took away the kind of an asset or its account; null when none did. */
export async function changeOfHome(
  db: Kysely<Tables>,
  { asset_type: code, asset_detail: account }: Row,
): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`SELECT max(last) AS last FROM (
    SELECT max(to_change) AS last FROM asset_kinds_versions WHERE code = ${code}
    UNION ALL SELECT max(to_change) FROM asset_accounts_versions WHERE name = ${account})`.execute(db);
  return rows[0]?.last ?? null;
}
