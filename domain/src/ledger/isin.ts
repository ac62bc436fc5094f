declare const isinBrand: unique symbol;

/** A valid International Securities Identification Number (ISO 6166), upper case, check digit right. */
export type Isin = string & { readonly [isinBrand]: true };

/** Either case is spelled out: upper-casing would first turn letters of other alphabets, such as a dotless i, into ours. */
const PATTERN = /^[A-Za-z]{2}[A-Za-z0-9]{9}[0-9]$/;

/** Why a text is no ISIN; `expected` is the check digit that the first eleven characters ask for. */
export type IsinRefusal =
  | { readonly code: 'isin_length' }
  | { readonly code: 'isin_pattern' }
  | { readonly code: 'isin_check_digit'; readonly expected: string };

/**
 * The check digit that the first eleven characters of an ISIN ask for.
 *
 * Letters become two digits (A = 10 … Z = 35); from the right every other digit is doubled and its digits are added
 * (Luhn); the check digit brings the sum to a multiple of ten.
 *
 * @param body eleven characters, `A–Z` and `0–9`
 * @see ISO 6166, annex B
 */
export function isinCheckDigit(body: string): string {
  let total = 0;
  let isDoubled = true;
  const add = (digit: number) => {
    const product = isDoubled ? digit * 2 : digit;
    total += product > 9 ? product - 9 : product;
    isDoubled = !isDoubled;
  };
  for (let index = body.length - 1; index >= 0; index -= 1) {
    const value = parseInt(body.charAt(index), 36);
    add(value % 10);
    if (value > 9) add(Math.floor(value / 10));
  }
  return String((10 - (total % 10)) % 10);
}

/** Reads an ISIN in either case, without trimming; the refusal names what is wrong. */
export function parseIsin(text: string): Isin | IsinRefusal {
  if (text.length !== 12) return { code: 'isin_length' };
  if (!PATTERN.test(text)) return { code: 'isin_pattern' };
  const upper = text.toUpperCase();
  const expected = isinCheckDigit(upper.slice(0, 11));
  return upper[11] === expected ? (upper as Isin) : { code: 'isin_check_digit', expected };
}
