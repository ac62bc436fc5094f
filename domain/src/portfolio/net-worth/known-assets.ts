import type { LocalDate } from '../../calendar/local-date.ts';
import type { UtcInstant } from '../../calendar/utc-instant.ts';
import type { Asset } from '../assets-with-investments.ts';
import {
  ascending,
  type AssetHistory,
  assetKey,
  type AssetRecord,
  type AssetsOfSnapshot,
  byTypeAndDetail,
} from './asset-history.ts';

/** An asset as it was known at the end of a day. */
export interface KnownAsset extends Asset {
  /** The day on which its value was entered, or of the snapshot that tells it. */
  readonly recordedOn: LocalDate;
  /** The snapshot that tells it; null for what was entered. */
  readonly snapshot: UtcInstant | null;
}

/**
 * The other assets as they were known at the end of each day, for days that ascend.
 *
 * From the day on which an asset was first entered, what the owner entered tells its value, and its end. Before that the
 * last snapshot on or before the day tells it; one that lacks the asset says that it was not there. Nothing of a later day
 * ever counts.
 *
 * @returns ascending by type and detail, without a detail first; the same object while nothing changes
 * @see docs/spec/net-worth.md §2
 */
export function knownAssetsCursor(history: AssetHistory): (day: LocalDate) => readonly KnownAsset[] {
  const next = { record: 0, snapshot: 0, change: 0 };
  const records = history.records.toSorted((left, right) => ascending(left.from, right.from));
  const { snapshots } = history;
  const changes = changeDays(history);
  const entered = new Map<number, AssetRecord[]>();
  const enteredKeys = new Set<string>();
  let snapshot: AssetsOfSnapshot | null = null;
  let known: readonly KnownAsset[] = [];
  return (day) => {
    if (!isReached(changes[next.change], day)) return known;
    while (isReached(changes[next.change], day)) next.change += 1;
    for (let one = records[next.record]; one && one.from <= day; one = records[next.record]) {
      entered.set(one.id, [...standing(entered.get(one.id) ?? [], day), one]);
      enteredKeys.add(assetKey(one));
      next.record += 1;
    }
    for (let one = snapshots[next.snapshot]; one && one.day <= day; one = snapshots[next.snapshot]) {
      snapshot = one;
      next.snapshot += 1;
    }
    known = [...enteredBy(entered, day), ...toldBy(snapshot, enteredKeys)].toSorted(byTypeAndDetail);
    return known;
  };
}

function isReached(change: LocalDate | undefined, day: LocalDate): boolean {
  return change !== undefined && change <= day;
}

/** The days on which anything can change, ascending. */
function changeDays({ records, snapshots }: AssetHistory): LocalDate[] {
  const days = [
    ...records.flatMap(({ from, until }) => (until === null ? [from] : [from, until])),
    ...snapshots.map(({ day }) => day),
  ];
  return [...new Set(days)].toSorted(ascending);
}

function standing(records: readonly AssetRecord[], day: LocalDate): AssetRecord[] {
  return records.filter(({ until }) => until === null || until > day);
}

/** Of each asset the last record that stands. */
function enteredBy(entered: ReadonlyMap<number, AssetRecord[]>, day: LocalDate): KnownAsset[] {
  return Array.from(entered.values(), (records) => standing(records, day).at(-1))
    .filter((record) => record !== undefined)
    .map(({ assetType, assetDetail, currency, value, from: recordedOn }) => {
      return { assetType, assetDetail, currency, value, recordedOn, snapshot: null };
    });
}

/** What a snapshot tells of the assets that were not entered yet. */
function toldBy(snapshot: AssetsOfSnapshot | null, entered: ReadonlySet<string>): KnownAsset[] {
  if (snapshot === null) return [];
  const { instant, day: recordedOn, assets } = snapshot;
  return assets
    .filter((asset) => !entered.has(assetKey(asset)))
    .map((asset) => ({ ...asset, recordedOn, snapshot: instant }));
}
