import { type Decimal } from '../money/decimal.ts';
import { binary, fromBinary } from './binary.ts';

/** Fraction digits of what is squared and added up before the volatility is told of it. */
const DIGITS = 20;

/** How far the logarithm of a growth lies from the mean, squared. */
export interface SquaredDeviation {
  readonly growth: Decimal;
  readonly square: Decimal;
}

/** The mean of the logarithms of growths, and how far each lies from it. */
export interface SquaredDeviations {
  readonly mean: Decimal;
  readonly deviations: readonly SquaredDeviation[];
}

/**
 * What the volatility is made of.
 *
 *   (ln gᵢ − mean)²
 *
 * @param growths 1 + the return of each day, > 0, at least one
 * @returns with 20 fraction digits
 * @see docs/spec/returns.md §5
 */
export function squaredDeviations(growths: readonly Decimal[]): SquaredDeviations {
  const logarithms = growths.map((growth) => Math.log(binary(growth)));
  const mean = logarithms.reduce((sum, value) => sum + value, 0) / growths.length;
  const deviations = growths.map((growth, at) => ({
    growth,
    square: decimalOf(((logarithms[at] as number) - mean) ** 2),
  }));
  return { mean: decimalOf(mean), deviations };
}

/** Of a number that is finite. */
function decimalOf(value: number): Decimal {
  return fromBinary(value, DIGITS) as Decimal;
}
