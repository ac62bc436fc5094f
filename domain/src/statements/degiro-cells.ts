import { type Decimal } from '../money/decimal.ts';
import { type DecimalStyle, parseStyledDecimal } from './decimal-style.ts';
import type { DegiroColumns } from './degiro-columns.ts';
import type { DegiroField } from './degiro-headers.ts';
import { fitsDigitLimits, tooManyDigits } from './digit-limits.ts';
import { type ReasonField, type RowReason, rowReason } from './row-reason.ts';
import { shown } from './shown.ts';

/** One row while it is read: its cells, and what has been found wrong or worth saying. */
export interface DegiroRowReading {
  readonly columns: DegiroColumns;
  readonly style: DecimalStyle;
  readonly cells: readonly string[];
  readonly errors: RowReason[];
  readonly notes: RowReason[];
}

/** The trimmed cell of a field; empty when the file has no such column or the row ends before it. */
export function cellOf(reading: DegiroRowReading, field: DegiroField): string {
  return reading.cells[reading.columns.indexOf.get(field) ?? -1]?.trim() ?? '';
}

/** The currency in the unnamed column beside an amount; empty when there is none. */
export function currencyBeside(reading: DegiroRowReading, field: DegiroField): string {
  const { indexOf, currencySide, header } = reading.columns;
  const index = (indexOf.get(field) ?? NaN) + currencySide;
  return header[index]?.trim() === '' ? (reading.cells[index]?.trim() ?? '') : '';
}

/**
 * The number in a field that counts: what cannot be read, or kept, is an error of the row.
 *
 * @param name of the field in the error, as on the wire
 * @returns null when the cell is empty, or after an error
 */
export function numberOf(reading: DegiroRowReading, field: DegiroField, name: ReasonField): Decimal | null {
  const cell = cellOf(reading, field);
  if (cell === '') return null;
  const value = parseStyledDecimal(cell, reading.style);
  if (value === null) reading.errors.push(rowReason(name, 'not_a_number', { cell: shown(cell) }));
  else if (!fitsDigitLimits(value)) reading.errors.push(tooManyDigits(name));
  else return value;
  return null;
}

/** The number in a field that only serves to check others; null when it cannot be read. */
export function checkNumberOf(reading: DegiroRowReading, field: DegiroField): Decimal | null {
  return parseStyledDecimal(cellOf(reading, field), reading.style);
}
