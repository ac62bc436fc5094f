import { type Decimal, powerOfTen } from './decimal.ts';

/** Digits of the root beyond those of what it is drawn from. */
const MORE_DIGITS = 12;

/**
 * The square root, cut off at least 12 digits after those of half the number.
 *
 * @param square ≥ 0
 */
export function squareRoot(square: Decimal): Decimal {
  const scale = square.scale + (square.scale % 2) + 2 * MORE_DIGITS;
  return { digits: wholeRoot(square.digits * powerOfTen(scale - square.scale)), scale: scale / 2 };
}

/** The whole root, rounded down, by Newton's method from above. */
function wholeRoot(square: bigint): bigint {
  if (square === 0n) return 0n;
  let root = powerOfTen(Math.ceil(square.toString().length / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
