import {
  type RawRow,
  rowReason,
  type RowReason,
  type SnapshotDraft,
  type SnapshotStatement,
} from '@portfolio/domain';
import { skipReason, wireErrors } from '../../http/wire-reasons.ts';
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

function contradiction({ draft }: ReadRow): RowReason {
  const what = `${draft.assetType}${draft.assetDetail === null ? '' : ` ${draft.assetDetail}`}`;
  return rowReason('snapshot_date', 'contradicts_stored', { moment: draft.instant, asset: what });
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
    return [{ row, snapshot_date, asset_type, ...wireErrors(errors), raw_data: raw }];
  });
  const contradicting = Array.from(contradictions, (each) => ({
    ...wire(each),
    ...wireErrors([contradiction(each)]),
    raw_data: each.raw,
  }));
  const errors = [...unreadable, ...contradicting].sort((left, right) => left.row - right.row);
  return {
    total_rows: totalRows,
    successful: fresh.length,
    failed: errors.length,
    results: fresh.map((row, index) => ({ ...wire(row), snapshot_id: stored.ids[index] ?? null })),
    errors,
    skipped: Array.from(duplicates, (row) => ({ ...wire(row), ...skipReason('already_imported') })),
    success_rate: totalRows === 0 ? 0 : Math.round((fresh.length / totalRows) * 10_000) / 100,
    dry_run: stored.dryRun,
    change_id: stored.changeId,
  };
}
