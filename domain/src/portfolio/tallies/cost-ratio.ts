import { add, type Decimal, isPositive, multiply } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from '../../money/divide.ts';
import type { NoValue } from '../../valuation/valuation.ts';
import { DAY_SCALE } from '../days/day-totals.ts';
import type { PortfolioDays } from '../days/portfolio-days.ts';

/**
 * What a fund costs in a year as long as its value stays: value × TER.
 *
 * @param value base currency
 * @param ter   a fraction
 */
export function terCost(value: Decimal, ter: Decimal): Decimal {
  return multiply(value, ter);
}

/** What a holding is worth, and what its fund costs in a year; null where nobody has said. */
export interface RatedHolding {
  readonly ter: Decimal | null;
  readonly marketValue: Decimal | null;
  readonly noValue: NoValue | null;
}

/**
 * Why the TER of holdings cannot be told in money.
 *
 * @returns null when it can be of any of them, and when nothing is held
 */
export function noTerCost(holdings: readonly RatedHolding[]): NoValue | 'no_ter' | null {
  const rated = holdings.filter(({ ter }) => ter);
  if (holdings.length > 0 && rated.length === 0) return 'no_ter';
  return rated.some(({ marketValue }) => marketValue) ? null : (rated[0]?.noValue ?? null);
}

/**
 * The mean of the values of the evenings of a half-open stretch (from, to], with GUARD_DIGITS.
 *
 * @param to above `from`
 */
export function averageValue({ values }: Pick<PortfolioDays, 'values'>, from: number, to: number): Decimal {
  const digits = values.slice(from + 1, to + 1).reduce((total, value) => total + value, 0n);
  return divide({ digits, scale: DAY_SCALE }, { digits: BigInt(to - from), scale: 0 }, GUARD_DIGITS);
}

/**
 * What a year costs for each unit of money that is invested: (fees of the last year + TER cost) / average value.
 *
 * @returns a fraction; null when nothing was invested
 * @see docs/spec/gains-income-costs.md §4
 */
export function totalCostRatio(fees: Decimal, ter: Decimal, average: Decimal): Decimal | null {
  return isPositive(average) ? divide(add(fees, ter), average, PUBLISHED_DIGITS) : null;
}
