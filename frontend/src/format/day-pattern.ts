import type { DateStyle } from './date.ts';

export type DayPart = 'day' | 'month' | 'year';

/** How a day is written in digits: the order of its parts, and the mark between them. */
export interface DayPattern {
  readonly parts: readonly [DayPart, DayPart, DayPart];
  readonly mark: string;
}

const CHOSEN = {
  iso: { parts: ['year', 'month', 'day'], mark: '-' },
  dots: { parts: ['day', 'month', 'year'], mark: '.' },
  'day-first': { parts: ['day', 'month', 'year'], mark: '/' },
  'month-first': { parts: ['month', 'day', 'year'], mark: '/' },
} as const satisfies Record<string, DayPattern>;

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Every century has its years: two digits are those of this one. */
const CENTURY = '20';

const known = new Map<string, DayPattern>();

function isPart(type: string): type is DayPart {
  return type === 'day' || type === 'month' || type === 'year';
}

function ofLocale(locale: string): DayPattern {
  const format = new Intl.DateTimeFormat(locale, { calendar: 'gregory', numberingSystem: 'latn' });
  const written = format.formatToParts(0);
  const [first, second, third] = written.map(({ type }) => type).filter(isPart);
  const mark = written.find(({ type, value }) => type === 'literal' && value.trim() !== '')?.value.trim();
  if (!first || !second || !third || mark === undefined) return CHOSEN.iso;
  return { parts: [first, second, third], mark };
}

/** How days are typed: as they are chosen to be written, or as the language writes them in digits. */
export function dayPattern({ locale, format }: DateStyle): DayPattern {
  if (format !== 'auto') return CHOSEN[format];
  const pattern = known.get(locale) ?? ofLocale(locale);
  known.set(locale, pattern);
  return pattern;
}

/** An ISO day in digits: `24/11/2026`. What is no ISO day stays as it is. */
export function digitsOfDay({ parts, mark }: DayPattern, day: string): string {
  if (!ISO.test(day)) return day;
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const digits = { year, month, day: dayOfMonth };
  return parts.map((part) => digits[part]).join(mark);
}

/** The three groups of digits, whatever stands between them; eight digits alone are cut as the pattern has them. */
function groupsOf({ parts }: DayPattern, text: string): readonly string[] {
  if (!/^\d{8}$/.test(text)) return text.split(/\D+/).filter((group) => group !== '');
  const [first] = parts;
  const cuts = first === 'year' ? [4, 6] : [2, 4];
  return [text.slice(0, cuts[0]), text.slice(cuts[0], cuts[1]), text.slice(cuts[1])];
}

function isoOf(year: string, month: string, dayOfMonth: string): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  if (!ISO.test(day)) return null;
  const instant = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
  return isReal ? day : null;
}

/**
 * The ISO day that a text in digits means, null when it means none. ISO is read in every pattern.
 *
 * @param isDone  the reader has finished: two digits may be a year. Before, they may be the first two of four
 */
export function readDay(pattern: DayPattern, text: string, isDone: boolean): string | null {
  const typed = text.trim();
  const parts: readonly DayPart[] = ISO.test(typed) ? CHOSEN.iso.parts : pattern.parts;
  const groups = ISO.test(typed) ? typed.split('-') : groupsOf(pattern, typed);
  if (groups.length !== 3) return null;
  const of = (part: DayPart) => groups[parts.indexOf(part)] ?? '';
  const year = of('year');
  return isoOf(isDone && year.length === 2 ? CENTURY + year : year, of('month'), of('day'));
}
