import type { CsvMapping } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** How tables with one header are read, as the owner has said once. */
export interface RememberedMapping {
  readonly id: number;
  /** See `headerSet` of the domain. */
  readonly header: readonly string[];
  readonly mapping: CsvMapping;
  readonly created_at: string;
  readonly updated_at: string;
}

export function mappingFromRow({ header, mapping, ...row }: RowOf<'import_mappings'>): RememberedMapping {
  const { id, created_at, updated_at } = row;
  const names = JSON.parse(header) as string[];
  return { id, header: names, mapping: JSON.parse(mapping) as CsvMapping, created_at, updated_at };
}

/** In the order in which they came. */
export async function listMappings(db: Kysely<Tables>): Promise<RememberedMapping[]> {
  const rows = await db.selectFrom('import_mappings').selectAll().orderBy('id').execute();
  return rows.map(mappingFromRow);
}
