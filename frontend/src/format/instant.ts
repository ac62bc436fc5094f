import { type DateStyle, dateText, momentText, timeText } from './date.ts';
import { localDay } from './local-day.ts';

/** Whether an instant of the API is the beginning of a day: how a day without a time is kept. */
export function isWholeDay(instant: string): boolean {
  return !instant.includes('T') || /T00:00:00(\.0+)?$/.test(instant);
}

/** Seen from here every moment is of another day, and is told with its day. */
const LONG_AGO = 0;

/** An instant of the API (UTC, without a zone) where the reader is: `24 Nov 2026, 14:02`; a day alone stays that day. */
export function instantText(style: DateStyle, instant: string): string {
  const day = instant.slice(0, 10);
  return isWholeDay(instant) ? dateText(style, day) : momentText(style, Date.parse(`${instant}Z`), LONG_AGO);
}

/** The day of an instant of the API where the reader is: `24 Nov 2026`. */
export function instantDayText(style: DateStyle, instant: string): string {
  return dateText(style, isWholeDay(instant) ? instant.slice(0, 10) : localDay(Date.parse(`${instant}Z`)));
}

/** The clock time of an instant of the API where the reader is: `14:02`; null for a day alone. */
export function instantTimeText(style: DateStyle, instant: string): string | null {
  return isWholeDay(instant) ? null : timeText(style, Date.parse(`${instant}Z`));
}
