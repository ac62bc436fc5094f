import { type Decimal, isPositive } from '../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../money/divide.ts';
import { binary, fromBinary } from './binary.ts';
import { type AbsentFigure, absent } from './absent-figure.ts';

/** Trading days of a year, by the usual convention. */
const TRADING_DAYS_PER_YEAR = 252;

/** With fewer returns than these their spread says nothing. */
export const FEWEST_RETURNS = 20;

/**
 * How widely daily returns spread, per year.
 *
 *   s · √252        s: sample standard deviation (n − 1) of ln(1 + rₜ)
 *
 * @param factors  1 + rₜ of the days on which at least one instrument had a new close: no weekends, no carried prices
 * @returns        ≥ 0, 10 fraction digits; `too_few_returns` below 20, `everything_lost` when a day left nothing
 * @see docs/spec/returns.md §5
 */
export function volatility(factors: readonly Decimal[]): Decimal | AbsentFigure {
  if (factors.length < FEWEST_RETURNS) return absent('too_few_returns');
  if (!factors.every(isPositive)) return absent('everything_lost');
  const returns = factors.map((factor) => Math.log(binary(factor)));
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const squares = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const perYear = Math.sqrt((squares / (returns.length - 1)) * TRADING_DAYS_PER_YEAR);
  return fromBinary(perYear, PUBLISHED_DIGITS) ?? absent('too_large');
}
