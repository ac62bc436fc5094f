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
