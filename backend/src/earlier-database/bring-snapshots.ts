import type { SnapshotColumns } from '../db/tables.ts';
import type { Work } from '../db/unit-of-work.ts';
import { judged, type Outcome, store } from './outcome.ts';
import type { EarlierRow } from './read-earlier-rows.ts';
import { type MovedSet, separateSnapshots } from './separate-snapshots.ts';
import { currentRows } from './target.repository.ts';

const contentOf = (row: SnapshotColumns) =>
  JSON.stringify([
    row.snapshot_date,
    row.asset_type,
    row.asset_detail,
    row.currency,
    row.value,
    row.exchange_rate,
    row.value_eur,
  ]);

/** The readable rows with moments that no two snapshots share; rows that are left stay in their places. */
function separated(rows: readonly EarlierRow<'snapshots'>[]): {
  rows: EarlierRow<'snapshots'>[];
  moved: MovedSet[];
} {
  const readable = rows.flatMap((row) => (row.kind === 'row' ? [row.columns] : []));
  const result = separateSnapshots(readable);
  const columns = result.rows.values();
  const placed = rows.map((row) => {
    const next = row.kind === 'row' ? columns.next().value : undefined;
    return row.kind === 'row' && next ? { ...row, columns: next } : row;
  });
  return { rows: placed, moved: result.moved };
}

/**
 * Brings rows of moments that have no snapshot here; a moment that has one keeps it.
 *
 * @returns with them every set of rows that was told apart, those of an earlier run too
 */
export async function bringSnapshots(
  work: Work,
  earlier: readonly EarlierRow<'snapshots'>[],
): Promise<{ outcome: Outcome<'snapshots'>; moved: MovedSet[] }> {
  const { rows, moved } = separated(earlier);
  const here = await currentRows(work.trx, 'snapshots');
  const moments = new Set(here.map((row) => row.snapshot_date));
  const counts = new Map<string, number>();
  for (const row of here) counts.set(contentOf(row), (counts.get(contentOf(row)) ?? 0) + 1);
  const outcome = judged(rows, ({ columns }) => {
    const content = contentOf(columns);
    const same = counts.get(content) ?? 0;
    if (same > 0) {
      counts.set(content, same - 1);
      return 'already there';
    }
    return moments.has(columns.snapshot_date)
      ? { left: `${columns.snapshot_date} has another snapshot here, which stays` }
      : 'new';
  });
  const idsKept = await store(work, 'snapshots', outcome.brought);
  return { outcome: { noun: 'snapshots', ...outcome, idsKept }, moved };
}
