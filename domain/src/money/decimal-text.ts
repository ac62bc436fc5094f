import type { Decimal } from './decimal.ts';
import { PUBLISHED_DIGITS } from './divide.ts';
import { roundHalfEven } from './round.ts';

/**
 * The number in plain fixed-point notation, exactly: no exponent, no grouping, a minus only before a number below 0.
 *
 * @param leastFractionDigits  the fraction is padded with zeros to at least this many digits
 */
export function decimalText({ digits, scale }: Decimal, leastFractionDigits = 0): string {
  const magnitude = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = magnitude.slice(0, magnitude.length - scale);
  let end = magnitude.length;
  while (end > whole.length && magnitude[end - 1] === '0') end -= 1;
  const fraction = magnitude.slice(whole.length, end).padEnd(leastFractionDigits, '0');
  return (digits < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** A figure as it is published: rounded half-even to 10 fraction digits, padded to at least `leastFractionDigits`. */
export function publishedText(value: Decimal, leastFractionDigits = 0): string {
  return decimalText(roundHalfEven(value, PUBLISHED_DIGITS), leastFractionDigits);
}
