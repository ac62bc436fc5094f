import type { SnapshotImportReport } from '../../api/wire.ts';

export type SnapshotVerdict = 'imported' | 'skipped' | 'refused';

/** One row of the file and what becomes of it. */
export interface SnapshotRowVerdict {
  readonly row: number;
  readonly verdict: SnapshotVerdict;
  readonly moment: string | null;
  readonly kind: string | null;
  /** Why a row is skipped or refused. */
  readonly words: readonly string[];
}

/** Every row of the file in its order. */
export function snapshotVerdicts({ results, skipped, errors }: SnapshotImportReport): SnapshotRowVerdict[] {
  const imported = results.map(({ row, snapshot_date: moment, asset_type: kind }): SnapshotRowVerdict => ({
    ...{ row, moment, kind },
    verdict: 'imported',
    words: [],
  }));
  const passed = skipped.map(
    ({ row, snapshot_date: moment, asset_type: kind, reason }): SnapshotRowVerdict => ({
      ...{ row, moment, kind },
      verdict: 'skipped',
      words: [reason],
    }),
  );
  const refused = errors.map(
    ({ row, snapshot_date: moment, asset_type: kind, errors: words }): SnapshotRowVerdict => ({
      ...{ row, moment, kind, words },
      verdict: 'refused',
    }),
  );
  return [...imported, ...passed, ...refused].sort((one, other) => one.row - other.row);
}
