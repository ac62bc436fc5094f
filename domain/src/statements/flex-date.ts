import { type LocalDate, parseLocalDate } from '../calendar/local-date.ts';
import { type LocalTime, parseLocalTime } from '../calendar/local-time.ts';

/** What a cell with a day says; `unclear` where month and day could change places. */
export type FlexDay =
  { readonly kind: 'day'; readonly date: LocalDate } | { readonly kind: 'unclear' | 'none' };

const NONE: FlexDay = { kind: 'none' };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/;
const NAMED = /^(\d{1,2})-([A-Za-z]{3})-(\d{2}|\d{4})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const COMPACT_TIME = /^(\d{2})(\d{2})(\d{2})$/;

/** A day may be followed by a time of day and the zone that it is in. */
const PARTS = /^([^;, ]+)(?:(?:; ?|, ?| )([\d:]+))?(?: [A-Z]+)?$/;

/** Interactive Brokers' days: the query says in which of seven forms, and nothing in the file says which. */
export function flexDay(text: string): FlexDay {
  const [, day = ''] = PARTS.exec(text) ?? [];
  const compact = COMPACT.exec(day);
  if (compact) return dayOf(compact[1], compact[2], compact[3]);
  const named = NAMED.exec(day);
  if (named) {
    const month = MONTHS.indexOf(String(named[2]).toLowerCase()) + 1;
    return dayOf(named[3], String(month), named[1]);
  }
  const slashed = SLASHED.exec(day);
  if (slashed) return slashedDay(slashed);
  const date = parseLocalDate(day);
  return date === null ? NONE : { kind: 'day', date };
}

/** The time behind the day, in the zone of New York; null where there is none. */
export function flexTime(text: string): LocalTime | null {
  const time = PARTS.exec(text)?.[2] ?? '';
  return parseLocalTime(time.replace(COMPACT_TIME, '$1:$2:$3'));
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): FlexDay {
  const [inFull, ofYear, ofMonth] = [String(year).padStart(4, '20'), month, day].map((part) =>
    String(part).padStart(2, '0'),
  );
  const date = parseLocalDate(`${inFull}-${ofYear}-${ofMonth}`);
  return date === null ? NONE : { kind: 'day', date };
}

/** Month or day first: whichever gives a day; where both do, and they differ, neither. */
function slashedDay([, first, second, year]: RegExpExecArray): FlexDay {
  const [american, european] = [dayOf(year, first, second), dayOf(year, second, first)];
  if (american.kind === 'none') return european;
  if (european.kind === 'none' || String(first).padStart(2, '0') === String(second).padStart(2, '0'))
    return american;
  return { kind: 'unclear' };
}
