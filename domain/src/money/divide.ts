import { type Decimal, powerOfTen } from './decimal.ts';
import { quotientHalfEven } from './round.ts';

/**
 * Quotient rounded half-even to `fractionDigits`.
 *
 * Division is the only operation that rounds. A caller that goes on calculating asks for GUARD_DIGITS and rounds
 * once more where the number is published.
 *
 * @throws RangeError when the divisor is zero: a caller must have asked first (R7).
 */
export function divide(dividend: Decimal, divisor: Decimal, fractionDigits: number): Decimal {
  if (divisor.digits === 0n) throw new RangeError('division by zero');
  // dividend·10^−a / divisor·10^−b = (dividend · 10^(f + b − a) / divisor) · 10^−f
  const shift = fractionDigits + divisor.scale - dividend.scale;
  const numerator = shift >= 0 ? dividend.digits * powerOfTen(shift) : dividend.digits;
  const denominator = shift >= 0 ? divisor.digits : divisor.digits * powerOfTen(-shift);
  return { digits: quotientHalfEven(numerator, denominator), scale: fractionDigits };
}

/**
 * Fraction digits kept inside a calculation that divides and goes on.
 *
 * Published figures have 10; a chain of a million divisions, each wrong by at most 5e-41, is still right to 1e-34.
 */
export const GUARD_DIGITS = 40;

/** Fraction digits of a published figure; see docs/adr/0002-decimals.md. */
export const PUBLISHED_DIGITS = 10;
