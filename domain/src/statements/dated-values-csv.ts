/**
 * Prices or exchange rates as a table: one row for each day of an instrument or a currency.
 *
 * The file as a whole is refused as `empty` or `missing_columns`; anything else is the matter of one row.
 */
import { type LocalDate, parseLocalDate } from '../calendar/local-date.ts';
import { parseIsin } from '../ledger/isin.ts';
import { type Decimal, isPositive, normalise, powerOfTen, ZERO } from '../money/decimal.ts';
import { inWholeUnits } from '../money/subunits.ts';
import { csvRecords, detectDelimiter } from './csv.ts';
import { type DecimalStyle, parseTableDecimal, styleOfTable } from './decimal-style.ts';
import { isinError } from './isin-error.ts';
import { quotationOpen } from './quotation-open.ts';
import { rawRow } from './raw-row.ts';
import { type RowReason, rowReason } from './row-reason.ts';
import type { RawRow, StatementRefusal } from './statement.ts';

/** Whole digits of a price or a rate; with its 10 fraction digits it fits into 64 bits. */
export const QUOTED_WHOLE_DIGITS = 8;
export const QUOTED_FRACTION_DIGITS = 10;

/** Whether a number is a price or a rate: above 0, at most 8 whole and 10 fraction digits. */
export function isQuotable(value: Decimal): boolean {
  const { digits, scale } = normalise(value);
  return digits > 0n && scale <= QUOTED_FRACTION_DIGITS && digits < powerOfTen(QUOTED_WHOLE_DIGITS + scale);
}

/** A price or a rate of one day. */
export interface DatedValueDraft {
  /** ISIN of a price; of a rate its currency. */
  readonly name: string;
  readonly date: LocalDate;
  /** See `isQuotable`. */
  readonly value: Decimal;
  /** ISO 4217; of a rate the same as its name. */
  readonly currency: string;
}

export type DatedValueVerdict =
  | { readonly kind: 'value'; readonly draft: DatedValueDraft }
  /** At least one error. */
  | { readonly kind: 'refused'; readonly errors: readonly RowReason[] };

export interface DatedValueRow {
  /** From 1 over the records below the header; lines of delimiters only are counted but have no row. */
  readonly row: number;
  readonly raw: RawRow;
  readonly verdict: DatedValueVerdict;
}

type Column = 'isin' | 'date' | 'close' | 'currency' | 'rate';

/** A row while it is read. */
interface Reading {
  readonly cell: (column: Column) => string;
  /** Of the numbers of the file; null when they do not tell. */
  readonly style: DecimalStyle | null;
  readonly today: LocalDate;
  readonly errors: RowReason[];
}

/**
 * Reads a table of prices with the columns isin, date, close and currency, in any order and beside others.
 *
 * @param text  the decoded file; a byte-order mark, any line ending, `,` `;` or tab, and a decimal point or comma are
 *              accepted; a number that may be two is refused where no other one of the file tells (`number_unclear`)
 * @param today no price is of a later day
 */
export function readPriceCsv(text: string, today: LocalDate): readonly DatedValueRow[] | StatementRefusal {
  return readRows(text, ['isin', 'date', 'close', 'currency'], 'close', today, (reading) => {
    const text = reading.cell('isin');
    const isin = parseIsin(text);
    if (typeof isin !== 'string') reading.errors.push(isinError(isin, text));
    const date = readDay(reading);
    const currency = reading.cell('currency');
    if (!/^[A-Za-z]{3}$/.test(currency)) reading.errors.push(notACurrency(currency));
    const quoted = inWholeUnits(readValue(reading, 'close'), currency);
    const close = quotable(reading, 'close', quoted.amount);
    return date && { name: text.toUpperCase(), date, value: close, currency: quoted.currency };
  });
}

/** Reads a table of exchange rates with the columns currency, date and rate: units of the currency for one EUR. */
export function readRateCsv(text: string, today: LocalDate): readonly DatedValueRow[] | StatementRefusal {
  return readRows(text, ['currency', 'date', 'rate'], 'rate', today, (reading) => {
    const cell = reading.cell('currency');
    if (!/^[A-Za-z]{3}$/.test(cell)) reading.errors.push(notACurrency(cell));
    if (cell.toUpperCase() === 'EUR') reading.errors.push(rowReason('currency', 'euro_has_no_rate'));
    const date = readDay(reading);
    const { amount, currency } = inWholeUnits(readValue(reading, 'rate'), cell);
    const rate = quotable(reading, 'rate', amount);
    return date && { name: currency, date, value: rate, currency };
  });
}

const notACurrency = (cell: string): RowReason =>
  rowReason('currency', 'not_a_currency', { cell: cell.slice(0, 20) });

function readRows(
  text: string,
  columns: readonly Column[],
  valueColumn: 'close' | 'rate',
  today: LocalDate,
  read: (reading: Reading) => DatedValueDraft | null,
): readonly DatedValueRow[] | StatementRefusal {
  const delimiter = detectDelimiter(text);
  const [first, ...records] = csvRecords(text, delimiter);
  if (!first) return { code: 'empty', missing: [], message: 'The file is empty.' };
  const header = first.cells.map((name) => name.trim().toLowerCase());
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0) return lacks(columns, missing);
  const at = header.lastIndexOf(valueColumn);
  const style = styleOfTable(
    records.map(({ cells }) => cells[at] ?? ''),
    delimiter,
  );
  return records.flatMap(({ cells, line, unterminated }, index): DatedValueRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const errors = unterminated ? [quotationOpen(line)] : [];
    const named = new Map(header.map((name, place) => [name, cells[place]]));
    const cell = (column: Column) => (named.get(column) ?? '').trim();
    const draft = read({ cell, style, today, errors });
    const verdict: DatedValueVerdict =
      draft === null || errors.length > 0 ? { kind: 'refused', errors } : { kind: 'value', draft };
    return [{ row: index + 1, raw: verdict.kind === 'refused' ? rawRow(header, cells) : {}, verdict }];
  });
}

function lacks(columns: readonly Column[], missing: readonly Column[]): StatementRefusal {
  const message = `Missing required columns: ${missing.join(', ')}. The file begins with a line of names: ${columns.join(', ')}.`;
  return { code: 'missing_columns', missing, message };
}

function readDay({ cell, today, errors }: Reading): LocalDate | null {
  const date = parseLocalDate(cell('date'));
  if (date === null) errors.push(rowReason('date', 'not_an_iso_day'));
  else if (date > today) errors.push(rowReason('date', 'in_the_future', { date }));
  return date;
}

/** 0 after an error. */
function readValue({ cell, style, errors }: Reading, column: 'close' | 'rate'): Decimal {
  const text = cell(column);
  const value = parseTableDecimal(text, style);
  if (value === 'unclear') errors.push(rowReason(column, 'number_unclear', { cell: text }));
  else if (value === null) errors.push(rowReason(column, 'not_a_number', { cell: text.slice(0, 20) }));
  else if (isPositive(value)) return value;
  else errors.push(rowReason(column, 'not_positive'));
  return ZERO;
}

function quotable({ errors }: Reading, column: 'close' | 'rate', value: Decimal): Decimal {
  if (isPositive(value) && !isQuotable(value)) {
    const limits = { whole: String(QUOTED_WHOLE_DIGITS), fraction: String(QUOTED_FRACTION_DIGITS) };
    errors.push(rowReason(column, 'too_many_digits', limits));
  }
  return value;
}
