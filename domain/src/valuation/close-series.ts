import type { Decimal } from '../money/decimal.ts';

/**
 * Closing prices of one instrument in one currency, or rates of one currency, in ascending order of days without two on
 * one day. Exact: value i is `digits[i] / 10^scale`.
 *
 * Packed, because a portfolio of 250 instruments has nearly a million of them.
 */
export interface CloseSeries {
  /** ISO 4217 code that the closes are in; subunits have been divided by 100. */
  readonly currency: string;
  /** Days since 1970-01-01, strictly ascending. */
  readonly days: Int32Array;
  /** > 0 each. */
  readonly digits: BigInt64Array;
  /** Fraction digits shared by all, 0 … 10. */
  readonly scale: number;
}

/**
 * Where in a series the last value on or before a day stands, by binary search.
 *
 * @param day days since 1970-01-01
 * @returns −1 when the series begins later
 */
export function indexOnOrBefore({ days }: CloseSeries, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isUpTo(days, middle, day)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether the series has a day at an index, and that day is not after another one. */
export function isUpTo(days: Int32Array, index: number, day: number): boolean {
  const found = days[index];
  return found !== undefined && found <= day;
}

/**
 * The value at an index of the series, exactly.
 *
 * @throws RangeError when there is none
 */
export function valueAt({ digits, scale }: CloseSeries, index: number): Decimal {
  const value = digits[index];
  if (value === undefined) throw new RangeError(`a series of ${digits.length} has no value ${index}`);
  return { digits: value, scale };
}
