/**
 * DEGIRO's Transactions.csv: three layouts since 2020, eight languages, either decimal style.
 *
 * The file as a whole is refused as `empty`, `missing_columns`, `account_statement`, `portfolio_statement` or
 * `unknown_format`; anything else is the matter of one row, and the other rows are read.
 */
import { type CsvRecord, csvRecords } from './csv.ts';
import { type DecimalStyle, detectDecimalStyle } from './decimal-style.ts';
import type { DegiroRowReading } from './degiro-cells.ts';
import { type DegiroColumns, locateColumns } from './degiro-columns.ts';
import { joinContinuations, type NumberedRecord } from './degiro-continuation.ts';
import { DEGIRO_ACCOUNT_CURRENCY, degiroInBase } from './degiro-in-base.ts';
import { EMPTY_STATEMENT, refusalOf } from './degiro-refusal.ts';
import { readDegiroRow } from './degiro-row.ts';
import { quotationOpen } from './quotation-open.ts';
import { rawRow } from './raw-row.ts';
import type { Statement, StatementContext, StatementRefusal, TradeStatementRow } from './statement.ts';

/** What a reader has to know that the file does not say. */
export type DegiroContext = Pick<StatementContext, 'today' | 'base' | 'rateOn'>;

const NUMERIC_FIELDS = ['quantity', 'price', 'localValue', 'value', 'rate', 'fxFee', 'fee', 'total'] as const;

/**
 * Reads DEGIRO's list of transactions; every row gets a verdict. Never throws.
 *
 * @param text the decoded file; a byte-order mark, any line ending and `,` `;` or tab are accepted
 * @param context trades after its day are refused; those of a ledger whose base currency is not EUR need its rates
 * @see docs/spec/import.md
 */
export function readDegiroTransactions(
  text: string,
  context: DegiroContext,
): Statement<TradeStatementRow> | StatementRefusal {
  const header = csvRecords(text).next().value?.cells;
  if (header === undefined || isBlank(header)) return EMPTY_STATEMENT;
  const columns = locateColumns(header);
  const refusal = refusalOf(columns);
  if (refusal) return refusal;
  // Read twice rather than kept: a long file's cells would cost more to hold than to find again.
  const style = detectDecimalStyle(numericCells(belowHeader(text), columns));
  const { language, layout } = columns;
  const rows = { [Symbol.iterator]: () => readRows(text, columns, style, context) };
  return { kind: 'degiro-transactions', language, layout, rows };
}

function* readRows(
  text: string,
  columns: DegiroColumns,
  style: DecimalStyle,
  context: DegiroContext,
): Generator<TradeStatementRow> {
  for (const each of recordsOf(text, columns)) yield readRow(each, columns, style, context);
}

function belowHeader(text: string): Iterable<CsvRecord> {
  const records = csvRecords(text);
  records.next();
  return records;
}

/** The rows, without those that have nothing in them. */
function* recordsOf(text: string, columns: DegiroColumns): Generator<NumberedRecord> {
  for (const each of joinContinuations(belowHeader(text), columns))
    if (!isBlank(each.record.cells)) yield each;
}

function readRow(
  { row, record }: NumberedRecord,
  columns: DegiroColumns,
  style: DecimalStyle,
  context: DegiroContext,
): TradeStatementRow {
  const { cells, line } = record;
  const verdict = record.unterminated
    ? ({ kind: 'refused', isin: null, date: null, errors: [quotationOpen(line)] } as const)
    : readTrade({ columns, style, cells, errors: [], notes: [] }, context);
  return verdict.kind === 'read' ? { row, verdict } : { row, verdict, raw: rawRow(columns.header, cells) };
}

function readTrade(reading: DegiroRowReading, context: DegiroContext) {
  const verdict = readDegiroRow(reading, context.today);
  const isAsItIs = verdict.kind === 'refused' || context.base === DEGIRO_ACCOUNT_CURRENCY;
  return isAsItIs ? verdict : degiroInBase(verdict, context);
}

/** Of every record: lines that only end a text have no numbers. */
function* numericCells(records: Iterable<CsvRecord>, columns: DegiroColumns): Generator<string> {
  const indexes = NUMERIC_FIELDS.flatMap((field) => columns.indexOf.get(field) ?? []);
  for (const { cells } of records) for (const index of indexes) yield cells[index] ?? '';
}

function isBlank(cells: CsvRecord['cells']): boolean {
  return cells.every((cell) => cell.trim() === '');
}
