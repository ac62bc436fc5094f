import type { UtcInstant } from '../calendar/utc-instant.ts';
import { add, type Decimal, sum, ZERO } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { roundHalfEven } from '../money/round.ts';

/** One asset as it stood at a moment. */
export interface SnapshotAsset {
  readonly instant: UtcInstant;
  readonly assetType: string;
  readonly currency: string;
  /** ≥ 0, in `currency`. */
  readonly value: Decimal;
  /** > 0; the rate that was reckoned with. */
  readonly exchangeRate: Decimal;
  /** ≥ 0, in EUR. */
  readonly valueEur: Decimal;
}

/** One snapshot: the assets that share a moment, added up. */
export interface SnapshotTotals {
  readonly instant: UtcInstant;
  readonly totalValueEur: Decimal;
  /** The rate of the first asset. */
  readonly exchangeRate: Decimal;
  /** Ascending, each in its own currency. */
  readonly byCurrency: ReadonlyMap<string, Decimal>;
  /** Ascending, in EUR. */
  readonly byAssetType: ReadonlyMap<string, Decimal>;
}

/** Snapshots are told in cents. */
export const CENTS = 2;

/**
 * The totals of one snapshot, made of groups that are each rounded half-even to cents, so that the parts shown add up
 * to the total shown.
 *
 * @param assets of one moment, at least one
 */
export function snapshotTotals(assets: readonly [SnapshotAsset, ...SnapshotAsset[]]): SnapshotTotals {
  const groups = centGroups(assets).map(([first, ...rest]) => {
    const all = [first, ...rest];
    return {
      currency: first.currency,
      assetType: first.assetType,
      value: roundedSum(all.map((asset) => asset.value)),
      valueEur: roundedSum(all.map((asset) => asset.valueEur)),
    };
  });
  return {
    instant: assets[0].instant,
    totalValueEur: sum(groups.map((group) => group.valueEur)),
    exchangeRate: assets[0].exchangeRate,
    byCurrency: totalsBy(groups.map((group) => [group.currency, group.value])),
    byAssetType: totalsBy(groups.map((group) => [group.assetType, group.valueEur])),
  };
}

/** Assets of one snapshot in groups of one currency, type and rate: the sum of each is rounded to cents. */
export function centGroups<A extends SnapshotAsset>(assets: readonly A[]): [A, ...A[]][] {
  return [...groupedBy(assets, groupKey).values()];
}

function groupKey({ currency, assetType, exchangeRate }: SnapshotAsset): string {
  return JSON.stringify([currency, assetType, decimalText(exchangeRate)]);
}

/** The sum of a group, half-even to cents. */
export function roundedSum(values: readonly Decimal[]): Decimal {
  return roundHalfEven(sum(values), CENTS);
}

function totalsBy(parts: readonly (readonly [string, Decimal])[]): Map<string, Decimal> {
  const totals = new Map<string, Decimal>();
  for (const [name, value] of parts) totals.set(name, add(totals.get(name) ?? ZERO, value));
  return new Map([...totals].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Items by key, keys and items in the order of their appearance. */
export function groupedBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
