import type { LocalDate } from '../calendar/local-date.ts';
import { add, type Decimal, equals, isZero, multiply, ONE } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { roundHalfEven } from '../money/round.ts';
import type { ValuedDay } from './valued-day.ts';

/** One unit of money, as it has grown by the end of a day. */
export interface IndexPoint {
  readonly date: LocalDate;
  /** 1 + the time-weighted return since the start. */
  readonly index: Decimal;
  /** What the day alone did: 1 + its return. */
  readonly factor: Decimal;
  /** True when the day began or ended with nothing at work, and yet money moved: its return counts as 0. */
  readonly isUntold: boolean;
}

/**
 * Growth of one unit of money, day by day, blind to when cash came in.
 *
 *   1 + rₜ = (Vₜ + Outₜ) / (Vₜ₋₁ + Inₜ)          a day that begins with nothing has r = 0
 *
 * A day before which nothing was there and after which nothing is, though money was put in, has only paid a charge:
 * there was nothing to lose, r = 0.
 *
 * @param startValue  value at the end of the day before the first
 * @param days        ascending, none left out between two on which the value or a flow changed
 * @returns one point a day, with GUARD_DIGITS; on a day that does nothing the factor is ONE and the index that of the day before
 * @see docs/spec/returns.md §2
 */
export function growthIndex(startValue: Decimal, days: readonly ValuedDay[]): IndexPoint[] {
  let index = ONE;
  let before = startValue;
  return days.map(({ date, value, inflow, outflow }) => {
    const begun = isZero(inflow) ? before : add(before, inflow);
    const ended = isZero(outflow) ? value : add(value, outflow);
    const isTold = !isZero(begun) && !(isZero(before) && isZero(ended));
    const factor = isTold && !equals(ended, begun) ? divide(ended, begun, GUARD_DIGITS) : ONE;
    if (factor !== ONE) index = roundHalfEven(multiply(index, factor), GUARD_DIGITS);
    before = value;
    return { date, index, factor, isUntold: !isTold && !(isZero(begun) && isZero(ended)) };
  });
}
