import { type Decimal, isPositive, multiply, powerOfTen, sum } from '../../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../../money/divide.ts';

/** Digits of the root beyond those of what it is drawn from. */
const MORE_DIGITS = 12;

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
  const scale = squares.scale + (squares.scale % 2) + 2 * MORE_DIGITS;
  const root = squareRoot(squares.digits * powerOfTen(scale - squares.scale));
  return divide({ digits: root, scale: scale / 2 }, total, PUBLISHED_DIGITS);
}

/** The whole root, rounded down, by Newton's method from above. */
function squareRoot(square: bigint): bigint {
  if (square === 0n) return 0n;
  let root = powerOfTen(Math.ceil(square.toString().length / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
