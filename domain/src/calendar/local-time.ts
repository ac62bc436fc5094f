declare const localTimeBrand: unique symbol;

/** A time of day as a broker prints it, `HH:MM` or `HH:MM:SS`, without a zone. Times of one day sort as text. */
export type LocalTime = string & { readonly [localTimeBrand]: true };

const PATTERN = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** Reads exactly `HH:MM` or `HH:MM:SS`; null for anything else. */
export function parseLocalTime(text: string): LocalTime | null {
  return PATTERN.test(text) ? (text as LocalTime) : null;
}
