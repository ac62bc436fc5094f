import type { RawRow, SnapshotDraft, SnapshotStatement } from '@portfolio/domain';
import type { SnapshotImportReport } from './snapshot-import.schema.ts';

/** A row of the file that could be read. */
export interface ReadRow {
  readonly row: number;
  readonly raw: RawRow;
  readonly draft: SnapshotDraft;
}

/** The rows that could be read, by what becomes of them. */
export interface JudgedRows {
  readonly fresh: readonly ReadRow[];
  readonly duplicates: ReadonlySet<ReadRow>;
  readonly contradictions: ReadonlySet<ReadRow>;
}

const ALREADY_THERE = 'already imported';

function contradiction({ draft }: ReadRow): string {
  const what = `${draft.assetType}${draft.assetDetail === null ? '' : ` ${draft.assetDetail}`}`;
  return (
    `snapshot_date: the snapshot of ${draft.instant} already exists and has another value of ${what}; ` +
    'delete that snapshot first, or allow duplicates to keep both'
  );
}

/**
 * What became of every row of the file.
 *
 * @param stored ids in the order of the fresh rows; empty in a dry run
 */
export function reportOf(
  { totalRows, rows: all }: SnapshotStatement,
  { fresh, duplicates, contradictions }: JudgedRows,
  stored: { readonly ids: readonly number[]; readonly changeId: number | null; readonly dryRun: boolean },
): SnapshotImportReport {
  const wire = ({ row, draft }: ReadRow) => ({
    row,
    snapshot_date: draft.instant,
    asset_type: draft.assetType,
  });
  const unreadable = all.flatMap(({ row, raw, verdict }) => {
    if (verdict.kind === 'snapshot') return [];
    const { snapshotDate: snapshot_date, assetType: asset_type, errors } = verdict;
    return [{ row, snapshot_date, asset_type, errors: [...errors], raw_data: raw }];
  });
  const contradicting = Array.from(contradictions, (each) => ({
    ...wire(each),
    errors: [contradiction(each)],
    raw_data: each.raw,
  }));
  const errors = [...unreadable, ...contradicting].sort((left, right) => left.row - right.row);
  return {
    total_rows: totalRows,
    successful: fresh.length,
    failed: errors.length,
    results: fresh.map((row, index) => ({ ...wire(row), snapshot_id: stored.ids[index] ?? null })),
    errors,
    skipped: Array.from(duplicates, (row) => ({ ...wire(row), reason: ALREADY_THERE })),
    success_rate: totalRows === 0 ? 0 : Math.round((fresh.length / totalRows) * 10_000) / 100,
    dry_run: stored.dryRun,
    change_id: stored.changeId,
  };
}
