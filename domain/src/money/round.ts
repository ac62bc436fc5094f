import { type Decimal, powerOfTen } from './decimal.ts';

/** Integer quotient rounded to the nearest, ties to the even neighbour. The denominator must not be zero. */
export function quotientHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  // Cheaper than to divide again.
  const remainder = numerator - quotient * denominator;
  if (remainder === 0n) return quotient;
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  const whole = denominator < 0n ? -denominator : denominator;
  const awayFromZero = numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n;
  if (twice > whole) return awayFromZero;
  if (twice < whole) return quotient;
  return quotient % 2n === 0n ? quotient : awayFromZero;
}

/**
 * The number rounded half-even to at most `fractionDigits`; a number that has fewer is returned as it is.
 */
export function roundHalfEven(value: Decimal, fractionDigits: number): Decimal {
  if (value.scale <= fractionDigits) return value;
  const digits = quotientHalfEven(value.digits, powerOfTen(value.scale - fractionDigits));
  return { digits, scale: fractionDigits };
}
