import { rowReasons, skipReason } from '../../api/row-reasons.ts';
import type { SnapshotImportReport } from '../../api/wire.ts';
import type { RowReason } from '../../ui/use-reason-words.ts';

export type SnapshotVerdict = 'imported' | 'skipped' | 'refused';

/** One row of the file and what becomes of it. */
export interface SnapshotRowVerdict {
  readonly row: number;
  readonly verdict: SnapshotVerdict;
  readonly moment: string | null;
  readonly kind: string | null;
  /** Why a row is skipped or refused. */
  readonly reasons: readonly RowReason[];
}

/** Every row of the file in its order. */
export function snapshotVerdicts({ results, skipped, errors }: SnapshotImportReport): SnapshotRowVerdict[] {
  const imported = results.map(({ row, snapshot_date: moment, asset_type: kind }): SnapshotRowVerdict => ({
    ...{ row, moment, kind },
    verdict: 'imported',
    reasons: [],
  }));
  const passed = skipped.map(
    ({ row, snapshot_date: moment, asset_type: kind, ...skip }): SnapshotRowVerdict => ({
      ...{ row, moment, kind },
      verdict: 'skipped',
      reasons: [skipReason(skip)],
    }),
  );
  const refused = errors.map(
    ({
      row,
      snapshot_date: moment,
      asset_type: kind,
      errors: sentences,
      error_codes: codes,
    }): SnapshotRowVerdict => ({
      ...{ row, moment, kind },
      verdict: 'refused',
      reasons: rowReasons(sentences, codes),
    }),
  );
  return [...imported, ...passed, ...refused].sort((one, other) => one.row - other.row);
}
