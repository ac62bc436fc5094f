import type { LocalDate } from '../calendar/local-date.ts';
import type { Decimal } from '../money/decimal.ts';

/** Where a price comes from: a value that the owner entered for the whole position, a close, or a trade of the owner. */
export type PriceSource = 'manual' | 'close' | 'trade';

/**
 * What one unit was worth on a day, base currency: `amount / divisor`, a fraction, so that units × price is rounded once.
 */
export interface PricePoint {
  readonly date: LocalDate;
  readonly source: PriceSource;
  /** > 0. */
  readonly amount: Decimal;
  /** > 0. */
  readonly divisor: Decimal;
}

/** A price of a source that ranks lower never follows one that ranks higher: a trade is asked only where nothing else is known. */
const RANK: Readonly<Record<PriceSource, number>> = { trade: 0, close: 1, manual: 1 };

/**
 * The price that is known once `next` is heard of.
 *
 * @param known the price so far; null before the first
 * @param next  of the same day or a later one
 * @returns `next`, or `known` where that is of a source that ranks higher
 * @see docs/spec/value-history.md §2
 */
export function newerPrice(known: PricePoint | null, next: PricePoint): PricePoint {
  return known !== null && RANK[next.source] < RANK[known.source] ? known : next;
}
