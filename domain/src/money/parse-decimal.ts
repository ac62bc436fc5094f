import { type Decimal, normalise, powerOfTen } from './decimal.ts';

const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/** A number outside ±10^400, or finer than 10^−400, is not a number that a portfolio can hold. */
const LARGEST_EXPONENT = 400;

/** As many digits as a float surely holds as a whole number, exactly; with a sign and a point they are one more each. */
const FEW_DIGITS = 15;

const [CODE_OF_0, CODE_OF_9, CODE_OF_MINUS] = ['0', '9', '-'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
];

/**
 * Reads what nearly every number looks like, `12`, `-3.50`, several times faster than `parseDecimal` reads all of them.
 *
 * @param point the one character that may divide the whole from the fraction
 * @returns null when the text looks different; that says nothing about whether it is a number
 */
export function parsePlainDecimal(text: string, point = '.'): Decimal | null {
  const { length } = text;
  if (length > FEW_DIGITS) return null;
  const start = text.charCodeAt(0) === CODE_OF_MINUS ? 1 : 0;
  let magnitude = 0;
  let pointAt = length;
  for (let index = start; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= CODE_OF_0 && code <= CODE_OF_9) magnitude = magnitude * 10 + (code - CODE_OF_0);
    else if (text[index] === point && pointAt === length && index > start) pointAt = index;
    else return null;
  }
  if (length === start) return null;
  let scale = Math.max(length - pointAt - 1, 0);
  for (; scale > 0 && magnitude % 10 === 0; scale -= 1) magnitude /= 10;
  return { digits: BigInt(start === 1 ? -magnitude : magnitude), scale };
}

/**
 * Reads a number written with a decimal point, optionally with an exponent (`1e3`) and surrounding white space.
 *
 * Trailing zeros are dropped: `"2.50"` and `"2.5"` give the same value.
 *
 * @returns the number, or null when the text is not a finite decimal number (empty, words, `NaN`, `Infinity`,
 *          a decimal comma, or an exponent beyond ±400)
 */
export function parseDecimal(text: string): Decimal | null {
  const plain = parsePlainDecimal(text);
  if (plain) return plain;
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
