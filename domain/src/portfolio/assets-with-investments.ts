import { type Decimal, isZero } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import type { Close } from '../valuation/closes.ts';
import { PIVOT_CURRENCY } from '../valuation/exchange-rates.ts';

/** Something owned: cash, a deposit, crypto, a pension; or all holdings of the ledger together. */
export interface Asset {
  readonly assetType: string;
  /** The account's name for cash, else null. */
  readonly assetDetail: string | null;
  /** EUR or CZK for what is entered; the base currency for the investments. */
  readonly currency: string;
  /** ≥ 0, in `currency`. */
  readonly value: Decimal;
}

export interface ValuedAsset extends Asset {
  /** ≥ 0, in EUR. */
  readonly valueEur: Decimal;
}

/** What other assets are entered in: the two that the rate of the settings joins. */
export const ASSET_CURRENCIES = ['EUR', 'CZK'] as const;

/** The type of the one asset that is not entered: the holdings of the ledger together. */
export const INVESTMENTS = 'investments';

/** The value of all open holdings together. */
export interface Investments {
  /** ≥ 0, in `currency`. */
  readonly value: Decimal;
  /** The base currency. */
  readonly currency: string;
  /** The last rate of that currency that was published or entered; null when none is known, and for EUR. */
  readonly published: Close | null;
}

/** Everything owned, and what of it cannot be told in EUR. */
export interface Owned {
  readonly assets: readonly ValuedAsset[];
  /** The investments, while no rate of the base currency is known (`no_rate`). */
  readonly unrated: readonly Asset[];
}

/**
 * Everything owned, told in EUR: the investments first, then the other assets in the order given.
 *
 * @param investments their row stands there when they are worth 0 too
 * @param assets      each in EUR or CZK
 * @param czkPerEur   > 0; the rate of the settings, which is that of investments in CZK too
 * @see docs/spec/net-worth.md §3
 */
export function assetsWithInvestments(
  { value, currency, published }: Investments,
  assets: readonly Asset[],
  czkPerEur: Decimal,
): Owned {
  const investments: Asset = { assetType: INVESTMENTS, assetDetail: null, currency, value };
  const valueEur = inEuros(investments, currency === 'CZK' ? czkPerEur : (published?.value ?? null));
  const others = assets.map((asset) => valuedAsset(asset, czkPerEur));
  return valueEur === null
    ? { assets: others, unrated: [investments] }
    : { assets: [{ ...investments, valueEur }, ...others], unrated: [] };
}

/**
 * An amount in EUR.
 *
 *   EUR value      value / rate of its currency, rounded half-even to 10 digits
 *
 * @param perEuro units of the currency for one EUR, > 0; null when it is not known
 * @returns null without a rate (`no_rate`): none is ever taken to be 1; nothing is nothing in every currency
 */
export function inEuros(
  { currency, value }: Pick<Asset, 'currency' | 'value'>,
  perEuro: Decimal | null,
): Decimal | null {
  if (currency === PIVOT_CURRENCY || isZero(value)) return value;
  return perEuro && divide(value, perEuro, PUBLISHED_DIGITS);
}

/**
 * An asset with its value in EUR.
 *
 * @param perEuro units of its currency for one EUR, > 0
 */
export function valuedAsset(asset: Asset, perEuro: Decimal): ValuedAsset {
  return { ...asset, valueEur: inEuros(asset, perEuro) as Decimal };
}
