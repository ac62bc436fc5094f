import {
  averageMonthlyIncrement,
  dayOf,
  decimalText,
  snapshotSummaries,
  type SnapshotSummary,
} from '@portfolio/domain';
import type { Deps } from '../../deps.ts';
import { flowsBetween, recordedAssets } from '../snapshot-reader.ts';
import type { SnapshotFilter } from './snapshots.repository.ts';

/** Snapshots within the filter, newest first, each beside the oldest of them; null without any. */
export async function summariseSnapshots(deps: Deps, filter: SnapshotFilter) {
  const summaries = await deps.database.read
    .transaction()
    .execute(async (trx): Promise<SnapshotSummary[]> => {
      const assets = await recordedAssets(trx, filter);
      const [oldest] = assets;
      const newest = assets.at(-1);
      if (!oldest || !newest) return [];
      return snapshotSummaries(assets, await flowsBetween(trx, dayOf(oldest.instant), dayOf(newest.instant)));
    });
  const average = summaries.length === 0 ? '0' : decimalText(averageMonthlyIncrement(summaries), 2);
  deps.log.info('snapshots summarised', {
    operation: 'SUMMARY',
    snapshot_count: summaries.length,
    avg_monthly_increment: average,
  });
  return { summaries, average };
}
