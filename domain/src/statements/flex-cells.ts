import type { LocalDate } from '../calendar/local-date.ts';
import { parseIsin } from '../ledger/isin.ts';
import type { Decimal } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-decimal.ts';
import { cellOf, isinIn, isinOfSymbol, notInFuture } from './cells.ts';
import { flexDay, flexTime } from './flex-date.ts';
import { accountOf } from './flex-rows.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowReading } from './table.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import { turnedRound } from './told-amount.ts';

/** Names of an instrument that descriptions begin with: `VT(US9220427424) CASH DIVIDEND …`. */
const ISIN_IN_DESCRIPTION = /^[^(]{0,40}\(([A-Z]{2}[A-Z0-9]{9}\d)\)/;

function firstOf(reading: RowReading, columns: readonly string[]): string {
  return columns.map((column) => cellOf(reading, column)).find((cell) => cell !== '') ?? '';
}

/** The same day for a row whose errors are told already. */
export function knownDay(reading: RowReading, columns: readonly string[]): LocalDate | null {
  const day = flexDay(firstOf(reading, columns));
  return day.kind === 'day' ? day.date : null;
}

/** The day in the first of these columns that is not empty; null after an error. */
export function dayIn(reading: RowReading, columns: readonly string[]): LocalDate | null {
  const text = firstOf(reading, columns);
  const day = flexDay(text);
  if (day.kind === 'day') return notInFuture(reading, day.date);
  if (text === '') reading.errors.push(rowReason('date', 'missing'));
  else if (day.kind === 'unclear')
    reading.errors.push(rowReason('date', 'day_unclear', { cell: shown(text) }));
  else reading.errors.push(rowReason('date', 'not_a_day', { cell: shown(text) }));
  return null;
}

/** The time of day beside a day, when it is a time of that very day. */
export function timeIn(reading: RowReading, date: LocalDate | null): LocalTime | null {
  const text = cellOf(reading, 'datetime');
  const day = flexDay(text);
  return day.kind === 'day' && day.date === date ? flexTime(text) : null;
}

/** The ISIN that a row has, or begins its description with; empty when it has none. */
export function isinCell(reading: RowReading): string {
  return cellOf(reading, 'isin') || isinInDescription(cellOf(reading, 'description'));
}

/** The ISIN in the brackets that a description begins with; empty when there is none. */
export function isinInDescription(description: string): string {
  const isin = ISIN_IN_DESCRIPTION.exec(description)?.[1] ?? '';
  return typeof parseIsin(isin) === 'string' ? isin : '';
}

/** The row's ISIN, or that of its symbol; null after an error. */
export function instrumentIn(reading: RowReading): string | null {
  const cell = isinCell(reading);
  const symbol = cellOf(reading, 'symbol');
  return cell !== '' || symbol === '' ? isinIn(reading, cell) : isinOfSymbol(reading, symbol);
}

/** Units of the row's currency for one of the ledger's base currency, where that is the account's too; null otherwise. */
export function rateIn(reading: RowReading, bases: ReadonlyMap<string, string>): Decimal | null {
  if (bases.get(accountOf(reading)) !== reading.context.base) return null;
  return turnedRound(parseDecimal(cellOf(reading, 'fxratetobase')));
}

/** What the broker calls the instrument; null when the query leaves it out. */
export function productOf(reading: RowReading): string | null {
  return cellOf(reading, 'description') || cellOf(reading, 'symbol') || null;
}
