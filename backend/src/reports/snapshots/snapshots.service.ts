import { decimalText, INVESTMENTS, localDate, type LocalDate } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { counted } from '../../http/counted.ts';
import { type Instant, now, todayHere, wireInstant } from '../../db/instant.ts';
import type { Tables } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { onOneEdition } from '../known-portfolio.ts';
import {
  type Captured,
  type Previewed,
  type SnapshotSources,
  type SnapshotValues,
  totalOf,
  valuesNow,
  valuesOfDay,
} from './snapshot-values.service.ts';
import {
  listSnapshotRows,
  type SnapshotFilter,
  type SnapshotRow,
  snapshotRowIdsAt,
} from './snapshots.repository.ts';
import type { CaptureQuery } from './snapshots.schema.ts';

/** The day whose values a snapshot is asked to have; null for those of now, which those of today are too. */
function dayToReconstruct(
  { reconstruct, snapshot_datetime: moment }: CaptureQuery,
  at: Instant,
): LocalDate | null {
  const day = moment?.instant.slice(0, 10);
  return reconstruct === true && day !== undefined && day < at.slice(0, 10) ? localDate(day) : null;
}

async function valuesFor(db: Kysely<Tables>, sources: SnapshotSources, query: CaptureQuery, at: Instant) {
  const day = dayToReconstruct(query, at);
  return day === null ? await valuesNow(db, sources.book) : await valuesOfDay(db, sources, day);
}

/** What a snapshot would keep, and what it would lack; nothing is stored. */
export async function previewSnapshot(
  deps: Deps,
  sources: SnapshotSources,
  query: CaptureQuery,
): Promise<Previewed> {
  const at = now();
  const values = await onOneEdition(
    sources.book,
    async () => await valuesFor(deps.database.read, sources, query, at),
  );
  return { ...values, instant: query.snapshot_datetime?.instant ?? at };
}

/**
 * Keeps what everything owned is worth, as the snapshot of a moment: now or, where that is asked, on the day of the moment.
 *
 * @throws Problem 409 when that moment has a snapshot and it is not to be replaced, and when the investments cannot be
 *                 valued on its day, in EUR
 */
export async function captureSnapshot(
  deps: Deps,
  sources: SnapshotSources,
  query: CaptureQuery,
  requestId: string,
): Promise<Done<Captured>> {
  // The walk through all days is made before, so that no other writer waits for it.
  if (query.reconstruct === true) await previewSnapshot(deps, sources, query);
  const deed = { action: 'create', subject: 'snapshots', summary: '', requestId } as const;
  const done = await deps.run(deed, async ({ trx, change, at }) => {
    const instant = query.snapshot_datetime?.instant ?? at;
    const former = await snapshotRowIdsAt(trx, instant);
    if (former.length > 0 && query.replace !== true) throw alreadyThere(deps, instant);
    const values = await valuesFor(trx, sources, query, at);
    refuseWithoutInvestments(values);
    const verb = former.length > 0 ? 'Replaced' : 'Took';
    await change.summarise(
      `${verb} the snapshot of ${wireInstant(instant)}`,
      former.length > 0 ? 'update' : 'create',
    );
    await change.remove('snapshots', former);
    const rows = await change.insert(
      'snapshots',
      values.assets.map((asset) => ({
        snapshot_date: instant,
        asset_type: asset.assetType,
        asset_detail: asset.assetDetail,
        currency: asset.currency,
        value: decimalText(asset.value),
        exchange_rate: values.exchangeRate,
        value_eur: decimalText(asset.valueEur),
        created_at: at,
      })),
    );
    return { ...values, instant, rows };
  });
  const { instant, rows, assets } = done.result;
  deps.log.info('snapshot created', {
    operation: 'CREATE',
    snapshot_date: wireInstant(instant),
    assets_captured: rows.length,
    total_value_eur: decimalText(totalOf(assets)),
  });
  return done;
}

/** A snapshot without its investments would tell of a fall that never was. */
function refuseWithoutInvestments({ day: asked, base, lacking }: SnapshotValues): void {
  const unvalued = lacking.filter(({ assetType }) => assetType === INVESTMENTS);
  if (unvalued.length === 0) return;
  const day = asked ?? todayHere();
  const missing = unvalued.map(({ isin }) => isin ?? base).join(', ');
  const detail = `The investments cannot be valued on ${day}: no price or exchange rate of ${missing} is known by then.`;
  throw new Problem(409, 'snapshot_unvalued', detail, { date: day, missing });
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
    await change.summarise(`Deleted all ${counted(count, 'row')} of snapshots`);
    return count;
  });
  deps.log.warn('all snapshots deleted', { operation: 'BULK_DELETE', deleted_count: done.result });
  return done;
}
