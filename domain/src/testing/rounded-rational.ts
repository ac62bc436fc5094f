import { powerOfTen } from '../money/decimal.ts';
import { minus, type Rational, rational, times } from './rational.ts';

/** Half-even by looking at the two neighbours, the way it is done by hand. */
export function roundedTo(value: Rational, digits: number): Rational {
  const scaled = times(value, rational(powerOfTen(digits)));
  const { numerator, denominator } = scaled;
  const quotient = numerator / denominator;
  const below = numerator < 0n && numerator % denominator !== 0n ? quotient - 1n : quotient;
  const distance = minus(minus(scaled, rational(below)), rational(1n, 2n)).numerator;
  const isUp = distance > 0n || (distance === 0n && below % 2n !== 0n);
  return rational(isUp ? below + 1n : below, powerOfTen(digits));
}
