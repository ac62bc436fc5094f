import {
  type AssetCurrency,
  assetsWithInvestments,
  decimal,
  type Decimal,
  decimalText,
  sum,
  type ValuedAsset,
} from '@portfolio/domain';
import { type Instant, wireInstant } from '../../db/instant.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps, InvestmentsValue } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { baseCurrency } from '../../records/base-currency/base-currency.repository.ts';
import { exchangeRateText } from '../../records/exchange-rate/exchange-rate.repository.ts';
import { listOtherAssets } from '../../records/other-assets/other-assets.repository.ts';
import {
  listSnapshotRows,
  type SnapshotFilter,
  type SnapshotRow,
  snapshotRowIdsAt,
} from './snapshots.repository.ts';
import type { CaptureQuery } from './snapshots.schema.ts';

export interface Captured {
  readonly instant: Instant;
  readonly exchangeRate: string;
  readonly totalValueEur: Decimal;
  readonly rows: readonly SnapshotRow[];
}

async function assetsNow(
  { trx }: Work,
  book: InvestmentsValue,
  exchangeRate: string,
): Promise<ValuedAsset[]> {
  const entered = (await listOtherAssets(trx)).map((row) => ({
    assetType: row.asset_type,
    assetDetail: row.asset_detail,
    currency: row.currency as AssetCurrency,
    value: decimal(row.value),
  }));
  const investments = { value: await book.investmentsValue(), currency: await baseCurrency(trx) };
  return assetsWithInvestments(investments, entered, decimal(exchangeRate));
}

/**
 * Keeps what everything owned is worth now, as the snapshot of a moment.
 *
 * @throws Problem 409 when that moment has a snapshot and it is not to be replaced
 */
export async function captureSnapshot(
  deps: Deps,
  book: InvestmentsValue,
  query: CaptureQuery,
  requestId: string,
): Promise<Done<Captured>> {
  const deed = { action: 'create', subject: 'snapshots', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const { trx, change, at } = work;
    const instant = query.snapshot_datetime?.instant ?? at;
    const former = await snapshotRowIdsAt(trx, instant);
    if (former.length > 0 && query.replace !== true) throw alreadyThere(deps, instant);
    const exchangeRate = await exchangeRateText(trx);
    const assets = await assetsNow(work, book, exchangeRate);
    const verb = former.length > 0 ? 'Replaced' : 'Took';
    await change.summarise(
      `${verb} the snapshot of ${wireInstant(instant)}`,
      former.length > 0 ? 'update' : 'create',
    );
    await change.remove('snapshots', former);
    const rows = await change.insert(
      'snapshots',
      assets.map((asset) => ({
        snapshot_date: instant,
        asset_type: asset.assetType,
        asset_detail: asset.assetDetail,
        currency: asset.currency,
        value: decimalText(asset.value),
        exchange_rate: exchangeRate,
        value_eur: decimalText(asset.valueEur),
        created_at: at,
      })),
    );
    return { instant, exchangeRate, totalValueEur: sum(assets.map((asset) => asset.valueEur)), rows };
  });
  const { instant, rows, totalValueEur } = done.result;
  deps.log.info('snapshot created', {
    operation: 'CREATE',
    snapshot_date: wireInstant(instant),
    assets_captured: rows.length,
    total_value_eur: decimalText(totalValueEur),
  });
  return done;
}

function alreadyThere({ log }: Deps, instant: Instant): Problem {
  const snapshot_date = wireInstant(instant);
  log.warn('snapshot already exists', { snapshot_date });
  const detail = `A snapshot of ${snapshot_date} already exists; replace=true replaces it.`;
  return new Problem(409, 'snapshot_exists', detail, { snapshot_date });
}

/** Rows newest first, then ascending by type. */
export async function pageOfSnapshots(deps: Deps, filter: SnapshotFilter): Promise<SnapshotRow[]> {
  const rows = await listSnapshotRows(deps.database.read, filter);
  return rows.toSorted((left, right) =>
    left.snapshot_date === right.snapshot_date ? 0 : left.snapshot_date < right.snapshot_date ? 1 : -1,
  );
}

export async function deleteSnapshot(deps: Deps, instant: Instant, requestId: string): Promise<Done<number>> {
  const snapshot_date = wireInstant(instant);
  const summary = `Deleted the snapshot of ${snapshot_date}`;
  const done = await deps.run(
    { action: 'delete', subject: 'snapshots', summary, requestId },
    async (work) => {
      const ids = await snapshotRowIdsAt(work.trx, instant);
      if (ids.length === 0) {
        deps.log.warn('snapshot not found', { snapshot_date });
        throw new Problem(404, 'snapshot_not_found', `Snapshot of ${snapshot_date} not found.`, {
          snapshot_date,
        });
      }
      await work.change.remove('snapshots', ids);
      return ids.length;
    },
  );
  deps.log.info('snapshot deleted', { operation: 'DELETE', snapshot_date, deleted_count: done.result });
  return done;
}

export async function deleteAllSnapshots(deps: Deps, requestId: string): Promise<Done<number>> {
  const deed = { action: 'delete_all', subject: 'snapshots', summary: '', requestId } as const;
  const done = await deps.run(deed, async ({ change }) => {
    const count = await change.removeAll('snapshots');
    await change.summarise(`Deleted all ${count} rows of snapshots`);
    return count;
  });
  deps.log.warn('all snapshots deleted', { operation: 'BULK_DELETE', deleted_count: done.result });
  return done;
}
