import { dayPosition } from '../../ui/charts/day-position.ts';
import { periodStart } from '../../ui/charts/period.ts';
import type { PerformanceSearch } from './search.ts';

/** The days between which returns are told. */
export interface AskedDays {
  /** Its closing figures are the first; absent for the whole history. */
  readonly start?: string | undefined;
  /** Absent: today. */
  readonly end?: string | undefined;
}

/** The days that a search asks about: its own two, or the period that ends today. */
export function askedDays({ period = 'max', from, to }: PerformanceSearch, today: string): AskedDays {
  return from === undefined && to === undefined
    ? { start: periodStart(period, today) }
    : { start: from, end: to };
}

/** Days of three years and a week: up to here a point a day can be seen; over more a point a week says the same. */
const MOST_DAYS = 1103;

/** How far apart the points of a chart of these days are. */
export function intervalOf({ start, end }: AskedDays, today: string): 'day' | 'week' {
  if (start === undefined) return 'week';
  return dayPosition(end ?? today) - dayPosition(start) > MOST_DAYS ? 'week' : 'day';
}
