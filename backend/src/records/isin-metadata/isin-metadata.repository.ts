import type { Kysely } from 'kysely';
import type { IsinMetadataColumns, RowOf, Tables } from '../../db/tables.ts';

/** All metadata by ISIN, ascending; only of one type when that is named. */
export async function listIsinMetadata(
  db: Kysely<Tables>,
  type?: IsinMetadataColumns['type'],
): Promise<RowOf<'isin_metadata'>[]> {
  const all = db.selectFrom('isin_metadata').selectAll().orderBy('isin');
  return await (type === undefined ? all : all.where('type', '=', type)).execute();
}

export async function findIsinMetadata(
  db: Kysely<Tables>,
  isin: string,
): Promise<RowOf<'isin_metadata'> | null> {
  return (
    (await db.selectFrom('isin_metadata').selectAll().where('isin', '=', isin).executeTakeFirst()) ?? null
  );
}

/** Names that the owner gave to some instruments. */
export async function instrumentNames(
  db: Kysely<Tables>,
  isins: readonly string[],
): Promise<Map<string, string>> {
  if (isins.length === 0) return new Map();
  const rows = await db
    .selectFrom('isin_metadata')
    .select(['isin', 'name'])
    .where('isin', 'in', [...new Set(isins)])
    .execute();
  return new Map(rows.map((row) => [row.isin, row.name]));
}
