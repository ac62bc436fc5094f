/**
 * Snapshots of a portfolio as a table: one row for each asset at one moment.
 *
 * The file as a whole is refused as `empty` or `missing_columns`; anything else is the matter of one row.
 */
import { parseUtcInstant, type UtcInstant } from '../calendar/utc-instant.ts';
import { type Decimal, isNegative, isPositive, ZERO } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-decimal.ts';
import { readCsv } from './csv.ts';
import { fitsDigitLimits, tooManyDigits } from './digit-limits.ts';
import { quotationOpen } from './quotation-open.ts';
import { rawRow } from './raw-row.ts';
import { type RowReason, rowReason } from './row-reason.ts';
import type { RawRow, StatementRefusal } from './statement.ts';

export interface SnapshotDraft {
  readonly instant: UtcInstant;
  /** 1 to 50 characters, free text. */
  readonly assetType: string;
  /** At most 100 characters. */
  readonly assetDetail: string | null;
  /** Three characters, upper case. */
  readonly currency: string;
  /** ≥ 0, in `currency`. */
  readonly value: Decimal;
  /** > 0, as the file has it. */
  readonly exchangeRate: Decimal;
  /** ≥ 0, trusted: not compared with value and rate. */
  readonly valueEur: Decimal;
  /** Null when the file leaves it open: now. */
  readonly createdAt: UtcInstant | null;
}

export interface SnapshotRow {
  /** From 1 over the records below the header; lines of delimiters only are counted but have no row. */
  readonly row: number;
  readonly raw: RawRow;
  readonly verdict:
    | { readonly kind: 'snapshot'; readonly draft: SnapshotDraft }
    | {
        readonly kind: 'refused';
        readonly snapshotDate: UtcInstant | null;
        readonly assetType: string | null;
        /** At least one. */
        readonly errors: readonly RowReason[];
      };
}

export interface SnapshotStatement {
  readonly kind: 'snapshots';
  readonly rows: readonly SnapshotRow[];
  readonly totalRows: number;
}

const REQUIRED = ['snapshot_date', 'asset_type', 'currency', 'value', 'exchange_rate', 'value_eur'] as const;
/** What no list could show. */
const CONTROL = /\p{Cc}/u;
/** A file for spreadsheets says by an apostrophe that what looks like a formula is text, also behind a semicolon. */
const MARK_OF_TEXT = /(^|;\s*)'(?='*[=+\-@＝＋－＠])/g;
type Column = (typeof REQUIRED)[number] | 'asset_detail' | 'created_at';

/** A row while it is read. */
interface Reading {
  readonly cell: (column: Column) => string;
  readonly errors: RowReason[];
}

/**
 * Reads a table of snapshots; every row gets a verdict. Never throws.
 *
 * @param text the decoded file; a byte-order mark, any line ending and `,` `;` or tab are accepted
 */
export function readSnapshotCsv(text: string): SnapshotStatement | StatementRefusal {
  const [first, ...records] = readCsv(text);
  const header = first?.cells ?? [];
  if (header.every((cell) => cell.trim() === ''))
    return { code: 'empty', missing: [], message: 'The file is empty.' };
  const indexOf = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));
  const missing = REQUIRED.filter((name) => !indexOf.has(name));
  if (missing.length > 0) {
    const message = `Missing required columns: ${missing.join(', ')}. A snapshot file begins with a line of these names.`;
    return { code: 'missing_columns', missing, message };
  }
  const rows: SnapshotRow[] = [];
  for (const [index, { cells, line, unterminated }] of records.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cell = (column: Column): string =>
      (cells[indexOf.get(column) ?? -1]?.trim() ?? '').replace(MARK_OF_TEXT, '$1');
    const errors = unterminated ? [quotationOpen(line)] : [];
    rows.push({ row: index + 1, raw: rawRow(header, cells), verdict: readRow({ cell, errors }) });
  }
  return { kind: 'snapshots', rows, totalRows: rows.length };
}

function readRow(reading: Reading): SnapshotRow['verdict'] {
  const { cell, errors } = reading;
  const instant = readInstant(reading, 'snapshot_date');
  if (cell('snapshot_date') === '') errors.push(rowReason('snapshot_date', 'missing'));
  const assetType = readText(reading, 'asset_type', 50);
  if (assetType === null) errors.push(rowReason('asset_type', 'missing'));
  const assetDetail = readText(reading, 'asset_detail', 100);
  const currency = cell('currency').toUpperCase();
  if (Array.from(currency).length !== 3 || CONTROL.test(currency)) {
    errors.push(rowReason('currency', 'wrong_length', { length: '3' }));
  }
  const value = readAmount(reading, 'value');
  const exchangeRate = readRate(reading);
  const valueEur = readAmount(reading, 'value_eur');
  const createdAt = readInstant(reading, 'created_at');
  if (instant === null || assetType === null || errors.length > 0) {
    return { kind: 'refused', snapshotDate: instant, assetType, errors };
  }
  const draft = { instant, assetType, assetDetail, currency, value, exchangeRate, valueEur, createdAt };
  return { kind: 'snapshot', draft };
}

function readInstant({ cell, errors }: Reading, column: Column): UtcInstant | null {
  const text = cell(column);
  const instant = parseUtcInstant(text);
  if (instant === null && text !== '') errors.push(rowReason(column, 'not_a_moment'));
  return instant;
}

function readText({ cell, errors }: Reading, column: Column, longest: number): string | null {
  const text = cell(column);
  if (text.length > longest) errors.push(rowReason(column, 'too_long', { most: String(longest) }));
  if (CONTROL.test(text)) errors.push(rowReason(column, 'control_characters'));
  return text || null;
}

/** 0 where the cell is empty, as after an error. */
function readAmount({ cell, errors }: Reading, column: Column): Decimal {
  const text = cell(column);
  const value = text === '' ? ZERO : parseDecimal(text);
  if (value === null) errors.push(rowReason(column, 'not_a_plain_number'));
  else if (isNegative(value)) errors.push(rowReason(column, 'negative'));
  else if (!fitsDigitLimits(value)) errors.push(tooManyDigits(column));
  else return value;
  return ZERO;
}

/** There is no rate that an empty cell could mean; 0 after an error. */
function readRate({ cell, errors }: Reading): Decimal {
  const rate = parseDecimal(cell('exchange_rate'));
  if (rate === null || !isPositive(rate)) errors.push(rowReason('exchange_rate', 'not_a_positive_number'));
  else if (!fitsDigitLimits(rate)) errors.push(tooManyDigits('exchange_rate'));
  else return rate;
  return ZERO;
}
