import type { LocalDate } from '../../calendar/local-date.ts';
import type { UtcInstant } from '../../calendar/utc-instant.ts';
import { type Asset, INVESTMENTS } from '../assets-with-investments.ts';
import { dayOf } from '../snapshot-summary.ts';
import { groupedBy, type SnapshotAsset } from '../snapshot-totals.ts';

/** What the owner entered for an asset, and the days at whose end it stood. */
export interface AssetRecord extends Asset {
  /** Stays the same for all that was entered for one asset, also while its account is called otherwise. */
  readonly id: number;
  readonly from: LocalDate;
  /** The first day at whose end it did not stand any more; null while it stands. */
  readonly until: LocalDate | null;
}

/** What the last snapshot of a day tells of the assets beside the investments. */
export interface AssetsOfSnapshot {
  readonly instant: UtcInstant;
  readonly day: LocalDate;
  readonly assets: readonly Asset[];
}

/** Everything that is known of the other assets of any day. */
export interface AssetHistory {
  /** Those of one asset in the order in which they were entered. */
  readonly records: readonly AssetRecord[];
  /** Ascending, one a day. */
  readonly snapshots: readonly AssetsOfSnapshot[];
}

/** An asset that is owned, and of which nothing is known up to a day. */
export interface UnknownAsset extends Pick<Asset, 'assetType' | 'assetDetail'> {
  /** The first day of which something is known. */
  readonly knownFrom: LocalDate;
}

/** Two assets with the same key are the same asset at two times. */
export function assetKey({ assetType, assetDetail }: Pick<Asset, 'assetType' | 'assetDetail'>): string {
  return JSON.stringify([assetType, assetDetail]);
}

/**
 * What snapshots tell of the other assets: of each day the last one.
 *
 * A row in a currency that no asset is entered in counts as the euros that it was worth then.
 *
 * @param rows ascending by moment
 */
export function assetsOfSnapshots(
  rows: readonly (SnapshotAsset & { readonly assetDetail: string | null })[],
): AssetsOfSnapshot[] {
  const byDay = new Map<LocalDate, AssetsOfSnapshot>();
  for (const of of groupedBy(rows, ({ instant }) => instant).values()) {
    const [{ instant }] = of;
    const day = dayOf(instant);
    const others = of.filter(({ assetType }) => assetType !== INVESTMENTS);
    const assets = others.map(({ assetType, assetDetail, currency, value, valueEur }): Asset => {
      return currency === 'EUR' || currency === 'CZK'
        ? { assetType, assetDetail, currency, value }
        : { assetType, assetDetail, currency: 'EUR', value: valueEur };
    });
    byDay.set(day, { instant, day, assets });
  }
  return [...byDay.values()];
}

/** The first day of which something is known of each asset, by its key. */
export function firstKnownDays({ records, snapshots }: AssetHistory): ReadonlyMap<string, LocalDate> {
  const first = new Map<string, LocalDate>();
  const note = (key: string, day: LocalDate) => {
    const before = first.get(key);
    if (before === undefined || day < before) first.set(key, day);
  };
  for (const record of records) note(assetKey(record), record.from);
  for (const { day, assets } of snapshots) for (const asset of assets) note(assetKey(asset), day);
  return first;
}

/**
 * What is owned and of which nothing is known up to a day: it may have been there already or not.
 *
 * @returns ascending by type and detail
 */
export function unknownAssets(history: AssetHistory, day: LocalDate): UnknownAsset[] {
  const byKey = firstKnownDays(history);
  const first = new Map<number, LocalDate>();
  for (const record of history.records) {
    const [before, known] = [first.get(record.id), byKey.get(assetKey(record)) as LocalDate];
    if (before === undefined || known < before) first.set(record.id, known);
  }
  return history.records
    .filter(({ until }) => until === null)
    .map(({ id, assetType, assetDetail }) => {
      return { assetType, assetDetail, knownFrom: first.get(id) as LocalDate };
    })
    .filter(({ knownFrom }) => knownFrom > day)
    .toSorted(byTypeAndDetail);
}

/** The first day of which it is known what other assets there are; null when there has never been any. */
export function firstKnownDay(history: AssetHistory): LocalDate | null {
  const days = [...firstKnownDays(history).values()];
  if (days.length === 0) return null;
  const told = history.snapshots.map(({ day }) => day);
  return [...days, ...told].toSorted(ascending)[0] as LocalDate;
}

/** The order of the list of assets: ascending by type, then by detail, without one first. */
export function byTypeAndDetail(left: Pick<Asset, 'assetType' | 'assetDetail'>, right: typeof left): number {
  return (
    ascending(left.assetType, right.assetType) || ascending(left.assetDetail ?? '', right.assetDetail ?? '')
  );
}

/** The order of texts, and of days. */
export function ascending(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
