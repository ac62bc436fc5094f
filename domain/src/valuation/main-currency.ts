import type { Decimal } from '../money/decimal.ts';

/** Currencies that exchanges quote in hundredths, by the codes that providers write for those. */
const HUNDREDTHS: Readonly<Record<string, string>> = {
  GBX: 'GBP',
  GBp: 'GBP',
  ZAc: 'ZAR',
  ZAC: 'ZAR',
  ILA: 'ILS',
};

/** A price and the ISO 4217 code of the currency that it is in. */
export interface MainPrice {
  readonly currency: string;
  readonly amount: Decimal;
}

/**
 * A price in pounds, rand or shekels where it was told in pence, cents or agorot; any other as it is.
 *
 * @param code as the provider writes it; case matters, GBp is a penny and GBP a pound
 * @returns amount / 100 for GBX, GBp, ZAc, ZAC and ILA
 * @see docs/spec/provided-prices.md §3
 */
export function mainPrice(code: string, amount: Decimal): MainPrice {
  const currency = HUNDREDTHS[code];
  if (currency === undefined) return { currency: code, amount };
  return { currency, amount: { digits: amount.digits, scale: amount.scale + 2 } };
}
