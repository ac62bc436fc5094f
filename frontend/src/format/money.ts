import { currencyDigits, numberParts, type NumberPart } from './number-parts.ts';

export interface MoneyOptions {
  /** ISO 4217 code; decides the digits of the fraction. */
  readonly currency: string;
  /** Leave out the symbol where the head of the column names the currency. */
  readonly withSymbol?: boolean;
  /** A change: `+` before a gain, `−` before a loss, nothing before zero. */
  readonly signed?: boolean;
  /** Digits of the fraction where the currency's own do not fit, as for a price per unit. */
  readonly digits?: number;
}

/** An amount of money in parts, so that symbol and fraction can be set apart from the whole. */
export function moneyParts(locale: string, value: string, options: MoneyOptions): NumberPart[] {
  const { currency, withSymbol = true, signed = false, digits = currencyDigits(currency) } = options;
  return numberParts(locale, value, {
    ...(withSymbol ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  });
}
