import { setImmediate as breathe } from 'node:timers/promises';
import {
  type ContributionsByDay,
  contributionsByDay,
  decimal,
  type LedgerFlows,
  type LocalDate,
  type RecordedAsset,
  type Transaction,
  type UtcInstant,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { type Instant, wireInstant } from '../db/instant.ts';
import type { Tables } from '../db/tables.ts';
import { firstTradeDay, entriesUpTo } from '../records/transactions/transactions.repository.ts';
import { listSnapshotRows, type SnapshotFilter, snapshotInstants } from './snapshots/snapshots.repository.ts';

/** Trades in memory at a time. */
const TRADES_PER_PAGE = 5000;

/** The rows of snapshots within the filter, oldest first and in the order in which they are added up. */
export async function recordedAssets(db: Kysely<Tables>, filter: SnapshotFilter): Promise<RecordedAsset[]> {
  const rows = await listSnapshotRows(db, filter);
  return rows.map((row) => ({
    id: row.id,
    instant: wireInstant(row.snapshot_date) as UtcInstant,
    assetType: row.asset_type,
    assetDetail: row.asset_detail,
    currency: row.currency,
    value: decimal(row.value),
    exchangeRate: decimal(row.exchange_rate),
    valueEur: decimal(row.value_eur),
  }));
}

/** The moment of every snapshot, ascending. */
export async function snapshotMoments(db: Kysely<Tables>): Promise<readonly Instant[]> {
  return await snapshotInstants(db);
}

/**
 * The trades of all instruments after one day, up to and including another, by day and order of recording; other
 * requests run between the pages.
 */
export async function* tradesBetween(
  db: Kysely<Tables>,
  after: LocalDate,
  upTo: LocalDate,
): AsyncGenerator<readonly Transaction[]> {
  let last = { date: after, id: Number.MAX_SAFE_INTEGER };
  for (;;) {
    const trades = await entriesUpTo(db, upTo, last, TRADES_PER_PAGE);
    yield trades;
    const final = trades.at(-1);
    if (!final || trades.length < TRADES_PER_PAGE) return;
    last = final;
    await breathe();
  }
}

/** What the ledger knows of the days after one, up to and including another. */
export async function flowsBetween(
  db: Kysely<Tables>,
  after: LocalDate,
  upTo: LocalDate,
): Promise<LedgerFlows> {
  let contributions: ContributionsByDay = new Map();
  for await (const trades of tradesBetween(db, after, upTo)) {
    contributions = contributionsByDay(trades, contributions);
  }
  return { firstTradeOn: await firstTradeDay(db), contributions };
}
