import { type Decimal, ZERO } from '../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { leftOut, type LeftOut } from '../days/left-out.ts';
import type { PortfolioDays } from '../days/portfolio-days.ts';
import { valuePoint } from '../days/value-points.ts';

/** An instrument that is held and cannot be valued, and why. */
export interface Unvalued extends LeftOut {
  readonly reason: 'no_price' | 'no_rate';
}

/**
 * What the investments were worth at the end of a day, as the history of values publishes it; or the instruments that are
 * held and cannot be valued, at least one, while which they have no value.
 *
 * @param at index of the day; negative before the first entry of all, when they are worth 0
 * @see docs/spec/value-history.md §1
 */
export function investmentsOn(days: PortfolioDays, at: number): Decimal | readonly Unvalued[] {
  if (at < 0) return ZERO;
  const { marketValue } = valuePoint(days, at);
  if (marketValue !== null) return roundHalfEven(marketValue, PUBLISHED_DIGITS);
  return leftOut(days.gaps, at, at).filter((one): one is Unvalued => one.reason !== 'oversold');
}
