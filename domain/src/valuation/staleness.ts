/** Longer than any exchange is closed, a holiday at both ends of a week included. */
export const DAYS_UNTIL_STALE = 7;

/**
 * Whether a price or a rate is too old to speak of a day without a warning: it is more than 7 days older.
 *
 * @param day   of the price, days since any one day
 * @param today days since the same
 * @see docs/spec/prices.md §3
 */
export function isStale(day: number, today: number): boolean {
  return today - day > DAYS_UNTIL_STALE;
}
