import { type LocalDate, parseLocalDate } from '../calendar/local-date.ts';
import { type LocalTime, parseLocalTime } from '../calendar/local-time.ts';
import { parseUtcInstant } from '../calendar/utc-instant.ts';

/** A day and a time of it. */
export interface Moment {
  readonly date: LocalDate;
  readonly time: LocalTime | null;
}

/** Digits beyond microseconds, which no broker means. */
const FINER = /(\.\d{6})\d+/;

/** The day and the second of an ISO date and time in UTC, of any fineness; null for anything else. */
export function utcMoment(text: string): Moment | null {
  const instant = parseUtcInstant(text.replace(FINER, '$1'));
  const date = instant && parseLocalDate(instant.slice(0, 10));
  return date && { date, time: parseLocalTime(instant.slice(11, 19)) };
}

/** The time of a date and time in UTC where that is the same day as the broker's own; otherwise null. */
export function localTimeOf(text: string, date: LocalDate | null): LocalTime | null {
  const moment = utcMoment(text);
  return moment !== null && moment.date === date ? moment.time : null;
}
