import { dateFromDayNumber } from './date-from-day-number.ts';
import { dayNumber, type LocalDate, localDateOf } from './local-date.ts';

declare const utcInstantBrand: unique symbol;

/**
 * A moment in UTC, `YYYY-MM-DDTHH:MM:SS` with six fraction digits only when they are not all zero, and no zone suffix.
 * Sorts as text.
 */
export type UtcInstant = string & { readonly [utcInstantBrand]: true };

const DATE = String.raw`(\d{4})(-?)(\d{2})\2(\d{2})`;
const TIME = String.raw`(\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,6}))?)?`;
const ZONE = String.raw`(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)?`;
const PATTERN = new RegExp(`^${DATE}(?:[Tt ]${TIME}${ZONE})?$`);

const MINUTES_PER_DAY = 1440;

/**
 * Reads an ISO 8601 date and time, or a date alone, which is its midnight; the offset is converted to UTC, and a
 * time without a zone is UTC already.
 *
 * Read are `2024-03-05T12:00:00.5+02:00`, `2024-03-05 12:00`, `2024-03-05`, `20240305T120000Z`, `20240305`.
 *
 * @returns null for anything else: a day or a time that does not exist, more than six fraction digits, an offset of a
 *          day or more, a moment outside the years 0001 to 9999 in UTC
 */
export function parseUtcInstant(text: string): UtcInstant | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, year, , month, day, hour = '0', minute = '0', second = '00', fraction = ''] = match;
  const date = localDateOf(Number(year), Number(month), Number(day));
  const offset = offsetMinutes(match[10], match[11], match[12]);
  if (date === null || offset === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return instantOf(date, Number(hour) * 60 + Number(minute) - offset, second, fraction);
}

/** Minutes east of Greenwich; null for an offset that no clock has. */
function offsetMinutes(sign = '+', hours = '0', minutes = '0'): number | null {
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -offset : offset;
}

function instantOf(date: LocalDate, minutes: number, second: string, fraction: string): UtcInstant | null {
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const day = days === 0 ? date : dateFromDayNumber(dayNumber(date) + days);
  if (day === null) return null;
  const ofDay = minutes - days * MINUTES_PER_DAY;
  const clock = [Math.floor(ofDay / 60), ofDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const microseconds = fraction.padEnd(6, '0');
  return `${day}T${clock}:${second}${microseconds === '000000' ? '' : `.${microseconds}`}` as UtcInstant;
}
