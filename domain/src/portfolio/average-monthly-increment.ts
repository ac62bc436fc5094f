import { wholeDaysBetween } from '../calendar/whole-days-between.ts';
import { type Decimal, multiply, ZERO } from '../money/decimal.ts';
import { divide } from '../money/divide.ts';
import type { SnapshotSummary } from './snapshot-summary.ts';

/** Days that a month counts here. */
export const DAYS_PER_MONTH: Decimal = { digits: 30n, scale: 0 };

/**
 * What the total grew by in a month, on average between the oldest and the newest snapshot, EUR, half-even to cents.
 *
 *   (newest − oldest) · 30 / D          D = whole days between the two moments, floored
 *
 * @param summaries newest first, as `snapshotSummaries` gives them
 * @returns 0 when D is 0
 */
export function averageMonthlyIncrement(summaries: readonly SnapshotSummary[]): Decimal {
  const newest = summaries[0];
  const oldest = summaries.at(-1);
  if (newest === undefined || oldest === undefined) return ZERO;
  const days = wholeDaysBetween(oldest.instant, newest.instant);
  if (days === 0) return ZERO;
  return divide(multiply(newest.absoluteChange, DAYS_PER_MONTH), { digits: BigInt(days), scale: 0 }, 2);
}
