import { type Decimal, normalise, powerOfTen } from './decimal.ts';

const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/** A number outside ±10^400, or finer than 10^−400, is not a number that a portfolio can hold. */
const LARGEST_EXPONENT = 400;

/**
 * Reads a number written with a decimal point, optionally with an exponent (`1e3`) and surrounding white space.
 *
 * Trailing zeros are dropped: `"2.50"` and `"2.5"` give the same value.
 *
 * @returns the number, or null when the text is not a finite decimal number (empty, words, `NaN`, `Infinity`,
 *          a decimal comma, or an exponent beyond ±400)
 */
export function parseDecimal(text: string): Decimal | null {
  const match = PATTERN.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponentText = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const exponent = Number(exponentText);
  const scale = fraction.length - exponent;
  if (Math.abs(exponent) > LARGEST_EXPONENT || whole.length + fraction.length > 2 * LARGEST_EXPONENT) {
    return null;
  }
  const magnitude = BigInt(whole + fraction);
  const digits = sign === '-' ? -magnitude : magnitude;
  return scale >= 0 ? normalise({ digits, scale }) : { digits: digits * powerOfTen(-scale), scale: 0 };
}

/**
 * A decimal from a literal of the program or a column of our own database.
 *
 * @throws RangeError when the text is not a decimal number: that is a bug, not a person's input.
 */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`not a decimal number: "${text}"`);
  return value;
}
