import {
  type LocalDate,
  parseLocalDate,
  parseLocalTime,
  type LocalTime,
  parseUtcInstant,
} from '@portfolio/domain';
import { storedInstant, todayHere, type Instant } from '../db/instant.ts';
import { field, type FieldError, valueError, type FieldResult } from './field.ts';
import { JsonNumber } from './json-body.ts';

const DATE_WITH_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/;
const UNIX_TIME = /^[+-]?\d{1,16}(?:\.\d{1,9})?$/;
/** Above this a unix time is taken as milliseconds, as the existing implementation does. */
const LARGEST_SECONDS = 2e10;

function unixMilliseconds(value: unknown): number | null {
  const text = value instanceof JsonNumber ? value.text : typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !UNIX_TIME.test(text)) return null;
  const number = Number(text);
  return Math.abs(number) > LARGEST_SECONDS ? number : number * 1000;
}

/** ISO text of a unix time within the years 0001 to 9999, or null. */
function isoOfUnixTime(milliseconds: number): string | null {
  const at = new Date(milliseconds);
  if (Number.isNaN(at.getTime())) return null;
  const iso = at.toISOString();
  return /^\d{4}-/.test(iso) && !iso.startsWith('0000') ? iso : null;
}

const INEXACT: FieldError = {
  type: 'date_from_datetime_inexact',
  message: 'Datetimes provided to dates should have zero time - e.g. be exact dates',
};

function unreadable(error: string): FieldError {
  return {
    type: 'date_from_datetime_parsing',
    message: `Input should be a valid date in the form YYYY-MM-DD: ${error}`,
    ctx: { error },
  };
}

function readDate(value: unknown): FieldResult<LocalDate> {
  const milliseconds = unixMilliseconds(value);
  if (milliseconds !== null) {
    const iso = isoOfUnixTime(milliseconds);
    if (iso === null) return { error: unreadable('timestamp out of range') };
    return iso.endsWith('T00:00:00.000Z') ? { value: iso.slice(0, 10) as LocalDate } : { error: INEXACT };
  }
  if (typeof value !== 'string')
    return { error: { type: 'date_type', message: 'Input should be a valid date' } };
  const date = parseLocalDate(value);
  if (date) return { value: date };
  const [, day, time] = DATE_WITH_TIME.exec(value) ?? [];
  const dayOfTime = day === undefined ? null : parseLocalDate(day);
  if (!dayOfTime || time === undefined) return { error: unreadable('no such calendar day') };
  return /^[0:.]+$/.test(time) ? { value: dayOfTime } : { error: INEXACT };
}

/** A calendar day. */
export function dateField(description: string) {
  return field({ type: 'string', format: 'date', description, examples: ['2026-11-24'] }, readDate);
}

/** A calendar day not after today, as the server's own calendar has it. */
export function pastDateField(description: string) {
  return field({ type: 'string', format: 'date', description, examples: ['2026-11-24'] }, (value) => {
    const date = readDate(value);
    if ('error' in date || date.value <= todayHere()) return date;
    return { error: valueError('date_in_future', 'date cannot be in the future') };
  });
}

/** A time of day, `HH:MM` or `HH:MM:SS`. */
export function timeField(description: string) {
  return field({ type: 'string', description, examples: ['09:15'] }, (value): FieldResult<LocalTime> => {
    const time = typeof value === 'string' ? parseLocalTime(value) : null;
    return time
      ? { value: time }
      : { error: { type: 'time_parsing', message: 'Input should be a time such as 09:15' } };
  });
}

/** A moment of the query and whether only its day was given. */
export interface Moment {
  readonly instant: Instant;
  readonly isDay: boolean;
  /** As the caller wrote it, for echoes. */
  readonly text: string;
}

/** A plus sign that nobody escaped reaches a query as a space: `2026-11-24T18:30:00 02:00`. */
const SPACE_FOR_PLUS = /^(.{8,10}T.+) (\d{2}:?\d{2})$/;

function readMoment(value: unknown): FieldResult<Moment> {
  const text = typeof value === 'string' ? value.replace(SPACE_FOR_PLUS, '$1+$2') : '';
  const written = parseUtcInstant(text);
  const milliseconds = written === null ? unixMilliseconds(value) : null;
  const iso = milliseconds === null ? null : isoOfUnixTime(milliseconds);
  const instant = written ?? iso?.slice(0, -1);
  if (instant === undefined) {
    const error = 'no such moment';
    const message = `Input should be a valid datetime such as 2026-11-24T18:30:00: ${error}`;
    return { error: { type: 'datetime_from_date_parsing', message, ctx: { error } } };
  }
  const isDay = written !== null && /^(\d{8}|\d{4}-\d{2}-\d{2})$/.test(text);
  return { value: { instant: storedInstant(instant), isDay, text } };
}

/** A moment: ISO 8601 with or without an offset (converted to UTC), a bare day, or a unix time. */
export function momentField(description: string) {
  return field({ type: 'string', description, examples: ['2026-11-24T18:30:00'] }, readMoment);
}

/** The last instant of a closing bound: a bound given as a day includes the whole of it. */
export function endOf(moment: Moment): Instant {
  return moment.isDay ? storedInstant(`${moment.instant.slice(0, 10)}T23:59:59.999999`) : moment.instant;
}
