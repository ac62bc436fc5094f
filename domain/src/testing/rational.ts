import { type Decimal, powerOfTen } from '../money/decimal.ts';

/** An exact fraction of two whole numbers: arithmetic that never rounds, to judge the arithmetic that does. */
export interface Rational {
  readonly numerator: bigint;
  /** > 0. */
  readonly denominator: bigint;
}

export function rational(numerator: bigint, denominator = 1n): Rational {
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) * sign;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function rationalOf(value: Decimal): Rational {
  return rational(value.digits, powerOfTen(value.scale));
}

export function plus(left: Rational, right: Rational): Rational {
  return rational(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function times(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.numerator, left.denominator * right.denominator);
}

export function minus(left: Rational, right: Rational): Rational {
  return plus(left, times(right, rational(-1n)));
}

export function over(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** Whether two numbers differ by less than 10^−`digits`. */
export function isWithin(left: Rational, right: Rational, digits: number): boolean {
  const { numerator, denominator } = minus(left, right);
  return (numerator < 0n ? -numerator : numerator) * powerOfTen(digits) < denominator;
}
