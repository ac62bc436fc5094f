import { type Decimal, isPositive, subtract } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { type AbsentFigure, absent } from './absent-figure.ts';

/**
 * What a year of risk was paid with.
 *
 *   (annualised TWR − risk-free rate) / volatility
 *
 * @param annualised    time-weighted return per year, a fraction
 * @param riskFreeRate  per year, a fraction
 * @param volatility    per year, ≥ 0
 * @returns             10 fraction digits; `no_volatility` when nothing moved
 * @see docs/spec/returns.md §5
 */
export function sharpeRatio(
  annualised: Decimal,
  riskFreeRate: Decimal,
  volatility: Decimal,
): Decimal | AbsentFigure {
  if (!isPositive(volatility)) return absent('no_volatility');
  return divide(subtract(annualised, riskFreeRate), volatility, PUBLISHED_DIGITS);
}
