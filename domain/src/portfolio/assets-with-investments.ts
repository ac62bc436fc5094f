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

/**
 * Everything owned, told in EUR: the investments first, then the other assets in the order given.
 *
 *   EUR value      CZK value / rate, rounded half-even to 10 digits
 *
 * @param investmentsValue sum of the values over open holdings, EUR; its row stands there when it is 0 too
 * @param czkPerEur        > 0
 */
export function assetsWithInvestments(
  investmentsValue: Decimal,
  assets: readonly Asset[],
  czkPerEur: Decimal,
): ValuedAsset[] {
  const investments: Asset = {
    assetType: INVESTMENTS,
    assetDetail: null,
    currency: 'EUR',
    value: investmentsValue,
  };
  return [investments, ...assets].map((asset) => ({ ...asset, valueEur: valueInEur(asset, czkPerEur) }));
}

function valueInEur({ currency, value }: Asset, czkPerEur: Decimal): Decimal {
  return currency === 'EUR' ? value : divide(value, czkPerEur, PUBLISHED_DIGITS);
}
