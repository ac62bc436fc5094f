/**
 * DEGIRO's Transactions.csv: three layouts since 2020, eight languages, either decimal style.
 *
 * The file as a whole is refused as `empty`, `missing_columns`, `account_statement`, `portfolio_statement` or
 * `unknown_format`; anything else is the matter of one row, and the other rows are read.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { type DecimalStyle, detectDecimalStyle } from './decimal-style.ts';
import { type DegiroColumns, locateColumns } from './degiro-columns.ts';
import { joinContinuations, type NumberedRecord } from './degiro-continuation.ts';
import { EMPTY_STATEMENT, refusalOf } from './degiro-refusal.ts';
import { readDegiroRow } from './degiro-row.ts';
import { rawRow } from './raw-row.ts';
import type { Statement, StatementRefusal, StatementRow } from './statement.ts';

const NUMERIC_FIELDS = ['quantity', 'price', 'localValue', 'value', 'rate', 'fxFee', 'fee', 'total'] as const;

/**
 * Reads DEGIRO's list of transactions; every row gets a verdict. Never throws.
 *
 * @param text the decoded file; a byte-order mark, any line ending and `,` `;` or tab are accepted
 * @param today trades after it are refused
 * @see docs/spec/import.md
 */
export function readDegiroTransactions(
  text: string,
  { today }: { readonly today: LocalDate },
): Statement | StatementRefusal {
  const records = readCsv(text);
  const header = records[0]?.cells;
  if (header === undefined || isBlank(header)) return EMPTY_STATEMENT;
  const columns = locateColumns(header);
  const refusal = refusalOf(columns);
  if (refusal) return refusal;
  const numbered = joinContinuations(records.slice(1), columns).filter(
    ({ record }) => !isBlank(record.cells),
  );
  const style = detectDecimalStyle(numericCells(numbered, columns));
  const rows = numbered.map((each) => readRow(each, columns, style, today));
  const { language, layout } = columns;
  return { kind: 'degiro-transactions', language, layout, rows, totalRows: rows.length };
}

function readRow(
  { row, record }: NumberedRecord,
  columns: DegiroColumns,
  style: DecimalStyle,
  today: LocalDate,
): StatementRow {
  const raw = rawRow(columns.header, record.cells);
  if (record.unterminated) {
    const error = `row: a quotation mark opened on line ${record.line} is never closed, so the rest of the file is one cell`;
    return { row, raw, verdict: { kind: 'refused', isin: null, date: null, errors: [error] } };
  }
  const reading = { columns, style, cells: record.cells, errors: [], notes: [] };
  return { row, raw, verdict: readDegiroRow(reading, today) };
}

function* numericCells(numbered: readonly NumberedRecord[], columns: DegiroColumns): Generator<string> {
  const indexes = NUMERIC_FIELDS.flatMap((field) => columns.indexOf.get(field) ?? []);
  for (const { record } of numbered) {
    for (const index of indexes) yield record.cells[index] ?? '';
  }
}

function isBlank(cells: CsvRecord['cells']): boolean {
  return cells.every((cell) => cell.trim() === '');
}
