import { absolute, compare, type Decimal, HUNDRED, isPositive, subtract } from '../money/decimal.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from '../money/divide.ts';
import { type RowReason, rowReason } from './row-reason.ts';

/** Prices of some markets are printed in hundredths: pence in London, cents in Johannesburg, agorot in Tel Aviv. */
const SUBUNITS: ReadonlyMap<string, string> = new Map([
  ['GBX', 'GBP'],
  ['GBx', 'GBP'],
  ['GBp', 'GBP'],
  ['p', 'GBP'],
  ['ZAC', 'ZAR'],
  ['ZAc', 'ZAR'],
  ['ILA', 'ILS'],
  ['ILa', 'ILS'],
]);

/** The currency of which `code` is a hundredth, or null when it is no such unit. Case counts: GBp is not GBP. */
export function mainCurrencyOf(code: string): string | null {
  return SUBUNITS.get(code) ?? null;
}

export type SettledRate =
  | { readonly kind: 'rate'; readonly rate: Decimal; readonly note: RowReason | null }
  | { readonly kind: 'refused'; readonly error: RowReason };

/**
 * The exchange rate of a foreign trade, in units of the main currency for one unit of the account's.
 *
 *   value = gross / rate
 *
 * Where the price is in hundredths the printed rate may belong to either unit (0.8532 GBP or 85.32 pence for 1 EUR):
 * the value tells which. A rate that is not printed follows from the value, to 10 digits.
 *
 * @param gross   units × price in the main currency, > 0
 * @param printed the rate cell; null when empty
 * @param value   what the broker says the trade was worth in the account's currency, without sign; null when unknown
 */
export function settleRate(
  gross: Decimal,
  printed: Decimal | null,
  value: Decimal | null,
  isSubunit: boolean,
): SettledRate {
  const known = value !== null && isPositive(value) ? value : null;
  if (printed === null) return derivedRate(gross, known);
  if (!isPositive(printed)) return { kind: 'refused', error: rowReason('exchange_rate', 'not_positive') };
  if (!isSubunit) return { kind: 'rate', rate: printed, note: null };
  if (known === null) return { kind: 'refused', error: rowReason('exchange_rate', 'rate_unclear') };
  const ofSubunit = divide(printed, HUNDRED, PUBLISHED_DIGITS + 2);
  const isMain = compare(distance(gross, printed, known), distance(gross, ofSubunit, known)) <= 0;
  return { kind: 'rate', rate: isMain ? printed : ofSubunit, note: null };
}

function derivedRate(gross: Decimal, value: Decimal | null): SettledRate {
  const rate = value && divide(gross, value, PUBLISHED_DIGITS);
  if (rate === null || !isPositive(rate)) {
    return { kind: 'refused', error: rowReason('exchange_rate', 'rate_missing') };
  }
  return { kind: 'rate', rate, note: rowReason('exchange_rate', 'rate_worked_out') };
}

function distance(gross: Decimal, rate: Decimal, value: Decimal): Decimal {
  return absolute(subtract(divide(gross, rate, GUARD_DIGITS), value));
}
