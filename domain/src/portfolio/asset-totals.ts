import { add, type Decimal, isPositive, sum, ZERO } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import type { ValuedAsset } from './assets-with-investments.ts';

/** All assets of one type together. */
export interface AssetTypeTotal {
  readonly assetType: string;
  /** ≥ 0, in EUR. */
  readonly valueEur: Decimal;
  /** Fraction of the whole; null while the whole is worth nothing. */
  readonly weight: Decimal | null;
}

export interface AssetTotals {
  /** ≥ 0, in EUR. */
  readonly valueEur: Decimal;
  /** In the order in which the types first appear. */
  readonly byType: readonly AssetTypeTotal[];
}

/**
 * What assets come to in EUR, together and by type.
 *
 *   total          Σ EUR value, exactly: nothing is rounded beyond the values themselves
 *   weight         total of the type / total, rounded half-even to 10 digits
 *
 * @param assets in any order; those of one type need not stand together
 */
export function assetTotals(assets: readonly ValuedAsset[]): AssetTotals {
  const valueEur = sum(assets.map((asset) => asset.valueEur));
  const totals = new Map<string, Decimal>();
  for (const asset of assets) {
    totals.set(asset.assetType, add(totals.get(asset.assetType) ?? ZERO, asset.valueEur));
  }
  const weightOf = (part: Decimal) =>
    isPositive(valueEur) ? divide(part, valueEur, PUBLISHED_DIGITS) : null;
  return {
    valueEur,
    byType: Array.from(totals, ([assetType, total]) => ({
      assetType,
      valueEur: total,
      weight: weightOf(total),
    })),
  };
}
