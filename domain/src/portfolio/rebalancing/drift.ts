import { type Decimal, isPositive, multiply, sum } from '../../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../../money/divide.ts';
import { squareRoot } from '../../money/square-root.ts';

/**
 * How far values are from their targets, all together, as a part of the whole.
 *
 *   drift = √(Σ (value − target value)²) / total
 *
 * 0 when all are where they should be; 0.1 when one is ten hundredths off and no other is.
 *
 * @returns a fraction ≥ 0 of 10 digits; null unless the total is above 0
 * @see docs/spec/rebalancing.md §2
 */
export function drift(deviations: readonly Decimal[], total: Decimal): Decimal | null {
  if (!isPositive(total)) return null;
  const squares = sum(deviations.map((deviation) => multiply(deviation, deviation)));
  return divide(squareRoot(squares), total, PUBLISHED_DIGITS);
}
