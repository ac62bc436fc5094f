import type { Decimal } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';

export type AssetCurrency = 'EUR' | 'CZK';

/** Something owned beside the ledger: cash, a deposit, crypto, a pension. */
export interface Asset {
  readonly assetType: string;
  /** The account's name for cash, else null. */
  readonly assetDetail: string | null;
  readonly currency: AssetCurrency;
  /** ≥ 0, in `currency`. */
  readonly value: Decimal;
}

export interface ValuedAsset extends Asset {
  /** ≥ 0, in EUR. */
  readonly valueEur: Decimal;
}

/** The type of the one asset that is not entered: the holdings of the ledger together. */
export const INVESTMENTS = 'investments';

/** The value of all open holdings together. */
export interface Investments {
  /** ≥ 0, in `currency`. */
  readonly value: Decimal;
  /** The base currency. */
  readonly currency: AssetCurrency;
}

/**
 * Everything owned, told in EUR: the investments first, then the other assets in the order given.
 *
 * @param investments their row stands there when they are worth 0 too
 * @param czkPerEur   > 0
 */
export function assetsWithInvestments(
  { value, currency }: Investments,
  assets: readonly Asset[],
  czkPerEur: Decimal,
): ValuedAsset[] {
  const investments: Asset = { assetType: INVESTMENTS, assetDetail: null, currency, value };
  return [investments, ...assets].map((asset) => valuedAsset(asset, czkPerEur));
}

/**
 * An asset with its value in EUR.
 *
 *   EUR value      CZK value / rate, rounded half-even to 10 digits
 *
 * @param czkPerEur > 0
 */
export function valuedAsset(asset: Asset, czkPerEur: Decimal): ValuedAsset {
  const { currency, value } = asset;
  return { ...asset, valueEur: currency === 'EUR' ? value : divide(value, czkPerEur, PUBLISHED_DIGITS) };
}
