import { type LocalDate, parseLocalDate } from '../calendar/local-date.ts';
import { type Isin, parseIsin } from '../ledger/isin.ts';
import type { Decimal } from '../money/decimal.ts';
import { parseStyledDecimal } from './decimal-style.ts';
import { fitsDigitLimits, tooManyDigits } from './digit-limits.ts';
import { isinError } from './isin-error.ts';
import { type ReasonField, rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowReading } from './table.ts';

/** The trimmed cell of a column; empty when the file has no such column or the row ends before it. */
export function cellOf({ cells, table }: RowReading, column: string): string {
  return cells[table.indexOf.get(column) ?? -1]?.trim() ?? '';
}

/**
 * The number in a column: what cannot be read, or kept, is an error of the row.
 *
 * @param field that the error names, as on the wire
 * @returns null when the cell is empty, or after an error
 */
export function numberOf(reading: RowReading, column: string, field: ReasonField): Decimal | null {
  return numberIn(reading, cellOf(reading, column), field);
}

/** The same of a text that is part of a cell. */
export function numberIn(reading: RowReading, text: string, field: ReasonField): Decimal | null {
  if (text === '') return null;
  const value = parseStyledDecimal(text, reading.table.style);
  if (value === null) reading.errors.push(rowReason(field, 'not_a_number', { cell: shown(text) }));
  else if (!fitsDigitLimits(value)) reading.errors.push(tooManyDigits(field));
  else return value;
  return null;
}

/** The ISIN in a text; null after an error. */
export function isinIn(reading: RowReading, text: string): Isin | null {
  const isin = parseIsin(text);
  if (typeof isin === 'string') return isin;
  reading.errors.push(isinError(isin, text));
  return null;
}

/** The ISIN that the owner has recorded for a symbol; null after an error, which names the symbol and the way out. */
export function isinOfSymbol(reading: RowReading, symbol: string): string | null {
  const isin = symbol === '' ? null : reading.context.isinOf(symbol);
  if (symbol === '') reading.errors.push(rowReason('symbol', 'missing'));
  else if (isin === null)
    reading.errors.push(rowReason('symbol', 'symbol_unknown', { symbol: shown(symbol) }));
  return isin;
}

/** A day `YYYY-MM-DD`, which is not after today; null after an error. */
export function isoDayIn(reading: RowReading, text: string): LocalDate | null {
  const date = parseLocalDate(text);
  if (date !== null) return notInFuture(reading, date);
  reading.errors.push(text === '' ? rowReason('date', 'missing') : rowReason('date', 'not_an_iso_day'));
  return null;
}

/** The day itself; a later one than today is an error of the row. */
export function notInFuture(reading: RowReading, date: LocalDate): LocalDate {
  if (date > reading.context.today) reading.errors.push(rowReason('date', 'in_the_future', { date }));
  return date;
}
