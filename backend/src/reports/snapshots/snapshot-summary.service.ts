import {
  averageMonthlyIncrement,
  type ContributionsByDay,
  contributionsByDay,
  dayOf,
  decimal,
  decimalText,
  type LedgerFlows,
  type LocalDate,
  type SnapshotAsset,
  snapshotSummaries,
  type SnapshotSummary,
  type UtcInstant,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { wireInstant } from '../../db/instant.ts';
import type { Tables } from '../../db/tables.ts';
import type { Deps } from '../../deps.ts';
import { firstTradeDay, tradesUpTo } from '../../records/transactions/transactions.repository.ts';
import { listSnapshotRows, type SnapshotFilter, type SnapshotRow } from './snapshots.repository.ts';

/** Trades in memory at a time. */
const TRADES_PER_PAGE = 5000;

function assetOfRow(row: SnapshotRow): SnapshotAsset {
  return {
    instant: wireInstant(row.snapshot_date) as UtcInstant,
    assetType: row.asset_type,
    currency: row.currency,
    value: decimal(row.value),
    exchangeRate: decimal(row.exchange_rate),
    valueEur: decimal(row.value_eur),
  };
}

async function flowsBetween(db: Kysely<Tables>, after: LocalDate, upTo: LocalDate): Promise<LedgerFlows> {
  let contributions: ContributionsByDay = new Map();
  let last = { date: after, id: Number.MAX_SAFE_INTEGER };
  for (;;) {
    const trades = await tradesUpTo(db, upTo, last, TRADES_PER_PAGE);
    contributions = contributionsByDay(trades, contributions);
    const final = trades.at(-1);
    if (!final || trades.length < TRADES_PER_PAGE) break;
    last = final;
  }
  return { firstTradeOn: await firstTradeDay(db), contributions };
}

/** Snapshots within the filter, newest first, each beside the oldest of them; null without any. */
export async function summariseSnapshots(deps: Deps, filter: SnapshotFilter) {
  const summaries = await deps.database.read
    .transaction()
    .execute(async (trx): Promise<SnapshotSummary[]> => {
      const assets = (await listSnapshotRows(trx, filter)).map(assetOfRow);
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
