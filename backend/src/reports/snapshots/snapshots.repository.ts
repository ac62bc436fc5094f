import type { Kysely } from 'kysely';
import type { Instant } from '../../db/instant.ts';
import type { RowOf, Tables } from '../../db/tables.ts';

export type SnapshotRow = RowOf<'snapshots'>;

export interface SnapshotFilter {
  /** Inclusive. */
  readonly start?: Instant | undefined;
  /** Inclusive. */
  readonly end?: Instant | undefined;
  /** Exact; empty for all. */
  readonly assetType?: string | undefined;
}

/** Rows oldest first, then ascending by type and order of recording: the order of the index. */
export async function listSnapshotRows(
  db: Kysely<Tables>,
  filter: SnapshotFilter = {},
): Promise<SnapshotRow[]> {
  const { start, end, assetType } = filter;
  return await db
    .selectFrom('snapshots')
    .selectAll()
    .where((where) =>
      where.and([
        ...(start ? [where('snapshot_date', '>=', start)] : []),
        ...(end ? [where('snapshot_date', '<=', end)] : []),
        ...(assetType ? [where('asset_type', '=', assetType)] : []),
      ]),
    )
    .orderBy('snapshot_date')
    .orderBy('asset_type')
    .orderBy('id')
    .execute();
}

/** The moment of every snapshot, ascending. */
export async function snapshotInstants(db: Kysely<Tables>): Promise<Instant[]> {
  const query = db.selectFrom('snapshots').select('snapshot_date').distinct().orderBy('snapshot_date');
  return (await query.execute()).map((row) => row.snapshot_date as Instant);
}

export async function snapshotRowIdsAt(db: Kysely<Tables>, instant: Instant): Promise<number[]> {
  const rows = await db.selectFrom('snapshots').select('id').where('snapshot_date', '=', instant).execute();
  return rows.map((row) => row.id);
}

const PER_QUERY = 10_000;

/** All rows of the snapshots at some moments. */
export async function snapshotRowsAt(
  db: Kysely<Tables>,
  instants: readonly string[],
): Promise<SnapshotRow[]> {
  const found: SnapshotRow[] = [];
  for (let start = 0; start < instants.length; start += PER_QUERY) {
    const some = instants.slice(start, start + PER_QUERY);
    const rows = await db.selectFrom('snapshots').selectAll().where('snapshot_date', 'in', some).execute();
    for (const row of rows) found.push(row);
  }
  return found;
}
