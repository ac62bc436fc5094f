import { type Decimal, normalise, powerOfTen } from '../money/decimal.ts';

const INTEGER_DIGITS = 15;
const FRACTION_DIGITS = 10;

/** Whether the number fits the columns that keep it: at most 15 integer digits and 10 fraction digits. */
export function fitsDigitLimits(value: Decimal): boolean {
  const { digits, scale } = normalise(value);
  const magnitude = digits < 0n ? -digits : digits;
  return scale <= FRACTION_DIGITS && magnitude < powerOfTen(INTEGER_DIGITS + scale);
}

/** The refusal's words, after the name of the field. */
export const DIGIT_LIMIT_MESSAGE = `at most ${INTEGER_DIGITS} digits before and ${FRACTION_DIGITS} after the decimal point`;
