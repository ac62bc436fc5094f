import { type LocalDate, localDateOf } from '../calendar/local-date.ts';
import { type LocalTime, parseLocalTime } from '../calendar/local-time.ts';

const DAY_FIRST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/** Reads day-month-year with a hyphen, slash or dot, one or two digits for day and month; null for anything else. */
export function parseDayFirstDate(text: string): LocalDate | null {
  const match = DAY_FIRST.exec(text);
  return match && localDateOf(Number(match[4]), Number(match[3]), Number(match[1]));
}

/** Reads `H:MM`, `HH:MM` or `HH:MM:SS`; null for anything else. */
export function parseStatementTime(text: string): LocalTime | null {
  return parseLocalTime(text.charAt(1) === ':' ? `0${text}` : text);
}
