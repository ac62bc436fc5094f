import { type Decimal, normalise, powerOfTen } from '../money/decimal.ts';
import { type ReasonField, type RowReason, rowReason } from './row-reason.ts';

const INTEGER_DIGITS = 15;
const FRACTION_DIGITS = 10;

/** Whether the number fits the columns that keep it: at most 15 integer digits and 10 fraction digits. */
export function fitsDigitLimits(value: Decimal): boolean {
  const { digits, scale } = normalise(value);
  const magnitude = digits < 0n ? -digits : digits;
  return scale <= FRACTION_DIGITS && magnitude < powerOfTen(INTEGER_DIGITS + scale);
}

/** The same limits as a sentence shows them. */
export const DIGIT_LIMITS = { whole: String(INTEGER_DIGITS), fraction: String(FRACTION_DIGITS) };

/** Why a number that does not fit is refused. */
export function tooManyDigits(field: ReasonField): RowReason {
  return rowReason(field, 'too_many_digits', DIGIT_LIMITS);
}
