import { type Decimal, ONE, subtract, ZERO } from '../money/decimal.ts';
import type { IndexPoint } from './growth-index.ts';

/**
 * Growth of one unit of money held over the whole period, blind to when cash came in.
 *
 *   TWR = Π (1 + rₜ) − 1
 *
 * @param points  of `growthIndex` over the period; none for a period without days
 * @returns       fraction for the period, not annualised, with GUARD_DIGITS
 * @see docs/spec/returns.md §2
 */
export function timeWeightedReturn(points: readonly IndexPoint[]): Decimal {
  const last = points.at(-1);
  return last ? subtract(last.index, ONE) : ZERO;
}
