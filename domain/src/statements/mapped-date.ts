import { type LocalDate, localDateOf } from '../calendar/local-date.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import type { DateOrder } from './csv-mapping.ts';
import { parseStatementTime } from './statement-date.ts';

/** Three numbers, and a time behind them: `2024-03-05T10:30:00Z`, `5. 3. 2024`, `05/03/24 10:30`. */
const PARTED = /^(\d{1,4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,4})\.?(?:[T ,]+(\d{1,2}:\d{2}(?::\d{2})?).*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** A year of two digits is of this century: no portfolio is older. */
const CENTURY = 2000;

/** A day, and the time that stands behind it, in the order that a file writes them in; null for anything else. */
export function parseOrderedMoment(
  text: string,
  order: DateOrder,
): { readonly date: LocalDate; readonly time: LocalTime | null } | null {
  const compact = order === 'ymd' ? COMPACT.exec(text) : null;
  const match = compact ?? PARTED.exec(text);
  if (match === null) return null;
  const part = (of: 'y' | 'm' | 'd') => String(match[order.indexOf(of) + 1]);
  const [year, month, day] = [part('y'), part('m'), part('d')];
  if (month.length > 2 || day.length > 2 || (year.length !== 4 && year.length !== 2)) return null;
  const whole = Number(year) + (year.length === 2 ? CENTURY : 0);
  const date = localDateOf(whole, Number(month), Number(day));
  return date && { date, time: parseStatementTime(match[4] ?? '') };
}
