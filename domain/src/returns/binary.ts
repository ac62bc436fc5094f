/**
 * The one place where exact decimals become binary numbers and come back: powers, logarithms and roots have no exact
 * decimal. A binary number is right to 15 digits; published ratios have 10 fraction digits.
 */
import type { Decimal } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-decimal.ts';
import { roundHalfEven } from '../money/round.ts';

/** The nearest binary number. */
export function binary(value: Decimal): number {
  return Number(`${value.digits}e-${value.scale}`);
}

/** The decimal that a binary number is written as, to at most `fractionDigits`; null unless it is finite. */
export function fromBinary(value: number, fractionDigits: number): Decimal | null {
  const written = parseDecimal(String(value));
  return written && roundHalfEven(written, fractionDigits);
}
