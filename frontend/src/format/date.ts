import { localDay } from './local-day.ts';

/** The ways of writing a day that can be chosen; `auto` is the way of the language. */
export const DATE_FORMATS = ['auto', 'iso', 'dots', 'day-first', 'month-first'] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

export function isDateFormat(text: string | null): text is DateFormat {
  return DATE_FORMATS.some((format) => format === text);
}

/** How days are written for a reader. */
export interface DateStyle {
  readonly locale: string;
  readonly format: DateFormat;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const timeFormats = new Map<string, Intl.DateTimeFormat>();

function remembered(
  formats: Map<string, Intl.DateTimeFormat>,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  formats.set(locale, format);
  return format;
}

function inWords(locale: string, date: string): string {
  const format = remembered(dayFormats, locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** A calendar day for a reader: `24 Nov 2026`. The day is the one written, whatever the zone of the browser. */
export function dateText({ locale, format }: DateStyle, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  switch (format) {
    case 'iso':
      return date;
    case 'dots':
      return `${day}.${month}.${year}`;
    case 'day-first':
      return `${day}/${month}/${year}`;
    case 'month-first':
      return `${month}/${day}/${year}`;
    default:
      return inWords(locale, date);
  }
}

/** A moment where the reader is: its clock time, and before today its day too: `23 Nov 2026, 14:02`. */
export function momentText(style: DateStyle, instant: number, now: number): string {
  const [day, time] = [localDay(instant), timeText(style, instant)];
  return day === localDay(now) ? time : `${dateText(style, day)}, ${time}`;
}

/** The clock time of an instant where the reader is: `14:02`. */
export function timeText({ locale }: DateStyle, instant: number): string {
  return remembered(timeFormats, locale, { hour: '2-digit', minute: '2-digit' }).format(instant);
}
