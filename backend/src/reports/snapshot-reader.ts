import { setImmediate as breathe } from 'node:timers/promises';
import {
  type Contribution,
  contributionOf,
  type ContributionsByDay,
  contributionsByDay,
  type CostsOut,
  costsOutAfter,
  type Decimal,
  decimal,
  type LedgerFlows,
  localDate,
  type LocalDate,
  NO_COSTS_OUT,
  type RecordedAsset,
  type Transfer,
  type UtcInstant,
  ZERO,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { readPacks } from '../db/close-packs.ts';
import { type Instant, todayHere, wireInstant } from '../db/instant.ts';
import type { Tables } from '../db/tables.ts';
import { baseCurrency } from '../records/base-currency/base-currency.repository.ts';
import { firstTradeDay, entriesUpTo } from '../records/transactions/transactions.repository.ts';
import { basePerEuro, czkRates } from './euro-rates.ts';
import { ledgerPages } from './ledger-pages.ts';
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
 * What the entries of all instruments after one day, up to and including another, contribute, by day and order of
 * recording; other requests run between the pages.
 */
export async function* contributionsBetween(
  db: Kysely<Tables>,
  after: LocalDate,
  upTo: LocalDate,
): AsyncGenerator<readonly Contribution[]> {
  const base = await baseCurrency(db);
  const czk = await czkRates(db, localDate(todayHere()));
  const perEuroOn = basePerEuro(base, czk, await readPacks(db, 'rate', [base]));
  const costOf = costsOut(db);
  let last = { date: after, id: Number.MAX_SAFE_INTEGER };
  for (;;) {
    const entries = await entriesUpTo(db, upTo, last, TRADES_PER_PAGE);
    const contributions: Contribution[] = [];
    for (const entry of entries) {
      const costOut = entry.type === 'TRANSFER_OUT' ? await costOf(entry) : ZERO;
      const contribution = contributionOf(entry, costOut, base, perEuroOn(entry.date)?.rate ?? null);
      if (contribution) contributions.push(contribution);
    }
    yield contributions;
    const final = entries.at(-1);
    if (!final || entries.length < TRADES_PER_PAGE) return;
    last = final;
    await breathe();
  }
}

/** What the units of a transfer out had cost: its instrument is read from its first entry on, once. */
function costsOut(db: Kysely<Tables>): (entry: Transfer) => Promise<Decimal> {
  const known = new Map<string, CostsOut['byId']>();
  return async ({ id, isin }) => {
    const costs = known.get(isin) ?? (await costsOutOf(db, isin));
    known.set(isin, costs);
    return costs.get(id) ?? ZERO;
  };
}

async function costsOutOf(db: Kysely<Tables>, isin: string): Promise<CostsOut['byId']> {
  let costs = NO_COSTS_OUT;
  for await (const page of ledgerPages(db, isin, null)) costs = costsOutAfter(costs, page);
  return costs.byId;
}

/** What the ledger knows of the days after one, up to and including another. */
export async function flowsBetween(
  db: Kysely<Tables>,
  after: LocalDate,
  upTo: LocalDate,
): Promise<LedgerFlows> {
  let contributions: ContributionsByDay = new Map();
  for await (const page of contributionsBetween(db, after, upTo)) {
    contributions = contributionsByDay(page, contributions);
  }
  return { firstTradeOn: await firstTradeDay(db), contributions };
}
