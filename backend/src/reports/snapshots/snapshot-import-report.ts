import type { SnapshotDraft, SnapshotStatement } from '@portfolio/domain';
import type { SnapshotImportReport } from './snapshot-import.schema.ts';

/** A row of the file that could be read. */
export interface ReadRow {
  readonly row: number;
  readonly draft: SnapshotDraft;
}

const ALREADY_THERE = 'already imported';

/**
 * What became of every row of the file.
 *
 * @param stored ids in the order of the rows that are no duplicates; empty in a dry run
 */
export function reportOf(
  { totalRows, rows: all }: SnapshotStatement,
  rows: readonly ReadRow[],
  duplicates: ReadonlySet<ReadRow>,
  stored: { readonly ids: readonly number[]; readonly changeId: number | null },
  dryRun: boolean,
): SnapshotImportReport {
  const fresh = rows.filter((row) => !duplicates.has(row));
  const wire = ({ row, draft }: ReadRow) => ({
    row,
    snapshot_date: draft.instant,
    asset_type: draft.assetType,
  });
  return {
    total_rows: totalRows,
    successful: fresh.length,
    failed: totalRows - rows.length,
    results: fresh.map((row, index) => ({ ...wire(row), snapshot_id: stored.ids[index] ?? null })),
    errors: all.flatMap(({ row, raw, verdict }) => {
      if (verdict.kind === 'snapshot') return [];
      const { snapshotDate: snapshot_date, assetType: asset_type, errors } = verdict;
      return [{ row, snapshot_date, asset_type, errors: [...errors], raw_data: raw }];
    }),
    skipped: Array.from(duplicates, (row) => ({ ...wire(row), reason: ALREADY_THERE })),
    success_rate: totalRows === 0 ? 0 : Math.round((fresh.length / totalRows) * 10_000) / 100,
    dry_run: dryRun,
    change_id: stored.changeId,
  };
}
