/** A column shows at most this many fraction digits. */
const MOST_DIGITS = 4;

/** Prices per unit and average costs have so many everywhere, so that they can be compared. */
export const PRICE_DIGITS = 4;

/**
 * The one precision of a column: as many fraction digits as its neediest value has, between `least` and `most`.
 *
 * Reads the API's decimal strings, never formatted text. Unknown values (null) need none.
 */
export function columnDigits(values: Iterable<string | null>, least = 0, most = MOST_DIGITS): number {
  let digits = least;
  for (const value of values) {
    const fraction = (value?.split('.')[1] ?? '').replace(/0+$/, '');
    digits = Math.max(digits, fraction.length);
  }
  return Math.min(digits, most);
}
