import type { Decimal } from './decimal.ts';

/** Codes in which exchanges quote hundredths, and the currency that each is a hundredth of; case as exchanges write it. */
const HUNDREDTHS: Readonly<Record<string, string>> = {
  GBX: 'GBP',
  GBp: 'GBP',
  ZAc: 'ZAR',
  ZAC: 'ZAR',
  ILA: 'ILS',
};

/** An amount and the ISO 4217 code of what it is in. */
export interface QuotedAmount {
  readonly amount: Decimal;
  readonly currency: string;
}

/**
 * The amount in the currency itself where it was quoted in its hundredths: 1234 GBX, or GBp, are 12.34 GBP.
 *
 * Exact: the scale grows by two.
 *
 * @param currency as the exchange writes it: in GBp the case tells pence from pounds, every other code may be in either
 */
export function inWholeUnits(amount: Decimal, currency: string): QuotedAmount {
  const whole = HUNDREDTHS[currency] ?? HUNDREDTHS[currency.toUpperCase()];
  return whole === undefined
    ? { amount, currency: currency.toUpperCase() }
    : { amount: { digits: amount.digits, scale: amount.scale + 2 }, currency: whole };
}

/** The code as exchanges write it, hundredths in their own: `GBp` stays, `gbx` is `GBX`, `gbp` is `GBP`. */
export function quotedCode(currency: string): string {
  return HUNDREDTHS[currency] === undefined ? currency.toUpperCase() : currency;
}
