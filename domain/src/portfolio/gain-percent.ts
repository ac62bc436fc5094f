import { type Decimal, HUNDRED, isPositive, multiply, sum } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import type { PortfolioSummary } from './portfolio-summary.ts';
import type { PositionSummary } from './position-summary.ts';

/**
 * Unrealised gain of one holding in percent of its cost basis.
 *
 * @returns rounded half-even to 10 fraction digits; null without a value or without a cost basis above 0
 */
export function unrealisedGainPercent({ unrealisedGain, costBasis }: PositionSummary): Decimal | null {
  return unrealisedGain && costBasis && percent(unrealisedGain, costBasis);
}

/**
 * Unrealised gain of the portfolio in percent of the cost basis of those holdings that have a value.
 *
 * @returns rounded half-even to 10 fraction digits; null when no holding has a value or they cost nothing
 */
export function totalUnrealisedGainPercent({ holdings, totals }: PortfolioSummary): Decimal | null {
  const valued = holdings.filter((holding) => holding.unrealisedGain !== null);
  return percent(
    totals.unrealisedGain,
    sum(valued.map((holding) => holding.costBasis).filter((basis) => basis !== null)),
  );
}

function percent(part: Decimal, base: Decimal): Decimal | null {
  return isPositive(base) ? divide(multiply(part, HUNDRED), base, PUBLISHED_DIGITS) : null;
}
