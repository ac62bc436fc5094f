import { type Decimal, parseDecimal, roundHalfEven } from '@portfolio/domain';
import { CLOSE_DIGITS } from '../provider.ts';

/** As many digits as a binary number of single precision surely tells. */
export const SINGLE_DIGITS = 7;

/** More than these no single needs. */
const MOST_DIGITS = 9;

/**
 * The price that was meant, out of the text of a number that has been through single precision on its way.
 *
 * 109.06 becomes the single nearest to it, which written out is 109.05999755859375. The shortest decimal that is
 * nearest to the same single is the price again, for every price of up to seven digits.
 *
 * @param text digits as the provider wrote them
 * @returns a number that is no single as it is, with at most ten fraction digits; null when the text is no number
 */
export function priceOfSingle(text: string): Decimal | null {
  const told = parseDecimal(text);
  const binary = Number(text);
  if (told === null || Math.fround(binary) !== binary) return told && roundHalfEven(told, CLOSE_DIGITS);
  for (let digits = 1; digits <= MOST_DIGITS; digits += 1) {
    const short = binary.toPrecision(digits);
    const price = Math.fround(Number(short)) === binary ? parseDecimal(short) : null;
    if (price) return roundHalfEven(price, CLOSE_DIGITS);
  }
  return roundHalfEven(told, CLOSE_DIGITS);
}
