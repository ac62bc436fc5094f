import { dayNumber, localDate } from './local-date.ts';
import type { UtcInstant } from './utc-instant.ts';

/**
 * Whole days from one moment to a later one, floored: 47 hours are one day.
 *
 * Both have the same form, so that their times of day compare as texts.
 */
export function wholeDaysBetween(start: UtcInstant, end: UtcInstant): number {
  const days = dayNumber(localDate(end.slice(0, 10))) - dayNumber(localDate(start.slice(0, 10)));
  return end.slice(11) < start.slice(11) ? days - 1 : days;
}
