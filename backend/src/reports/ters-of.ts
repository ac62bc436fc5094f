import { type Decimal, decimal } from '@portfolio/domain';
import type { Database } from '../db/open-database.ts';
import { listIsinMetadata } from '../records/isin-metadata/isin-metadata.repository.ts';

/** The TER of every instrument that has one. */
export async function tersOf(db: Database['read']): Promise<ReadonlyMap<string, Decimal>> {
  const rows = await listIsinMetadata(db);
  return new Map(rows.flatMap(({ isin, ter }) => (ter === null ? [] : [[isin, decimal(ter)] as const])));
}
