const names = new Map<string, Intl.DateTimeFormat>();

function named(locale: string, options: Intl.DateTimeFormatOptions): (day: string) => string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = names.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  names.set(key, format);
  return (day) => format.format(instantOf(day));
}

function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The ISO day of an instant; null beyond the years that an ISO day of ten characters can tell. */
function dayOf(instant: Date): string | null {
  const text = instant.toISOString();
  return /^\d{4}-/.test(text) && !text.startsWith('0000') ? text.slice(0, 10) : null;
}

/** The day so many days later, or earlier; the same one at the end of the calendar. */
export function daysAfter(day: string, count: number): string {
  const instant = instantOf(day);
  instant.setUTCDate(instant.getUTCDate() + count);
  return dayOf(instant) ?? day;
}

/** The same day of a month so many months later, or earlier; the last of a month that is too short. */
export function monthsAfter(day: string, count: number): string {
  const instant = instantOf(day);
  const dayOfMonth = instant.getUTCDate();
  instant.setUTCDate(1);
  instant.setUTCMonth(instant.getUTCMonth() + count + 1, 0);
  instant.setUTCDate(Math.min(dayOfMonth, instant.getUTCDate()));
  return dayOf(instant) ?? day;
}

/** The day of the week: 0 is Sunday. */
function weekday(day: string): number {
  return instantOf(day).getUTCDay();
}

/** Regions whose weeks begin on a Sunday, among those whose languages are spoken here and the largest others. */
const SUNDAY_FIRST: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'IN', 'BR', 'JP', 'MX', 'ZA', 'IL']);

/** The day on which weeks begin: 0 is Sunday. Not every browser tells it. */
export function firstWeekday(locale: string): number {
  return SUNDAY_FIRST.has(new Intl.Locale(locale).maximize().region ?? '') ? 0 : 1;
}

/** How far a day is from the beginning of its week. */
export function placeInWeek(day: string, first: number): number {
  return (weekday(day) - first + 7) % 7;
}

/** The weeks of the month of a day; null where a week belongs to a neighbouring month. */
export function weeksOf(day: string, first: number): readonly (readonly (string | null)[])[] {
  const month = day.slice(0, 7);
  const start = `${month}-01`;
  const cells = Array.from({ length: 42 }, (_, index) => {
    const cell = daysAfter(start, index - placeInWeek(start, first));
    return cell.startsWith(month) ? cell : null;
  });
  const weeks = Array.from({ length: 6 }, (_, index) => cells.slice(7 * index, 7 * index + 7));
  return weeks.filter((week) => week.some((cell) => cell !== null));
}

/** `November 2026` */
export function monthText(locale: string, day: string): string {
  return named(locale, { month: 'long', year: 'numeric' })(day);
}

/** `Tuesday, 24 November 2026`, for a screen reader. */
export function longDayText(locale: string, day: string): string {
  return named(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })(day);
}

/** The names of the days of a week, as short as its columns and in full. */
export function weekdayTexts(locale: string, first: number): readonly { short: string; long: string }[] {
  // The first of January 2023 was a Sunday.
  const days = Array.from({ length: 7 }, (_, index) => daysAfter('2023-01-01', first + index));
  return days.map((day) => ({
    short: named(locale, { weekday: 'short' })(day),
    long: named(locale, { weekday: 'long' })(day),
  }));
}
