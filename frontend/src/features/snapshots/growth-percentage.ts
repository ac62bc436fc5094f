import type { SnapshotSummary } from '../../api/wire.ts';

/** The change of a snapshot since the oldest, in percent; a percentage of nothing says nothing. */
export function growthPercentage(oldest: SnapshotSummary, one: SnapshotSummary): string | null {
  return oldest.total_value_eur === '0.00' ? null : one.percentage_change_from_oldest;
}
