import { type CsvRecord, csvRecords } from './csv.ts';
import type { DecimalStyle } from './decimal-style.ts';
import { quotationOpen } from './quotation-open.ts';
import { rawRow } from './raw-row.ts';
import type { RowReason } from './row-reason.ts';
import type {
  RowVerdict,
  Statement,
  StatementContext,
  StatementKind,
  StatementRefusal,
  StatementRow,
} from './statement.ts';

/** Columns beyond these are not looked at: no statement has so many. */
const WIDEST_HEADER = 500;

/** A file whose first line names its columns. */
export interface Table {
  readonly header: readonly string[];
  /** Where a column stands, by its name trimmed and in lower case; of several equal ones the first. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly style: DecimalStyle;
  readonly text: string;
}

/** One row while it is read: its cells, and what has been found wrong or worth saying. */
export interface RowReading {
  /** From 1 over the records below the header. */
  readonly row: number;
  readonly table: Table;
  readonly cells: readonly string[];
  readonly context: StatementContext;
  readonly errors: RowReason[];
  readonly notes: RowReason[];
}

/** How the rows of one kind of table are judged. */
export interface TableRules<Survey> {
  readonly kind: StatementKind;
  readonly broker: string;
  readonly language?: string;
  /** Of the file, whose cells may prove another one by themselves. */
  readonly style: DecimalStyle;
  /** Names that must be there, in lower case. */
  readonly required: readonly string[];
  readonly layoutOf: (table: Table) => string;
  /** What has to be known of all rows before one is judged. */
  readonly survey: (rows: Iterable<RowReading>) => Survey;
  readonly judge: (reading: RowReading, survey: Survey) => RowVerdict;
}

/** Whether a header has all of these columns; in lower case. */
export function hasColumns(header: readonly string[], names: readonly string[]): boolean {
  const present = new Set(header.map((cell) => cell.trim().toLowerCase()));
  return names.every((name) => present.has(name));
}

/** Reads a file whose first line names its columns; its rows are judged as they are asked for. Never throws. */
export function readTable<Survey>(
  text: string,
  context: StatementContext,
  rules: TableRules<Survey>,
): Statement | StatementRefusal {
  const header = (csvRecords(text).next().value?.cells ?? []).slice(0, WIDEST_HEADER);
  const { kind, broker, language = 'en', style, required } = rules;
  if (isBlank(header)) return { code: 'empty', missing: [], message: 'The file is empty.' };
  const indexOf = new Map<string, number>();
  for (const [index, cell] of header.entries()) {
    const name = cell.trim().toLowerCase();
    if (!indexOf.has(name)) indexOf.set(name, index);
  }
  const missing = required.filter((name) => !indexOf.has(name));
  if (missing.length > 0) {
    const message = `Missing required columns: ${missing.join(', ')}. This does not look like a statement of ${broker}. Export it anew, for the whole period, and import the file unchanged.`;
    return {
      code: missing.length === required.length ? 'unknown_format' : 'missing_columns',
      missing,
      message,
    };
  }
  const table: Table = { header, indexOf, style, text };
  const rows = { [Symbol.iterator]: () => judgedRows(table, context, rules) };
  return { kind, language, layout: rules.layoutOf(table), rows };
}

function* judgedRows<Survey>(
  table: Table,
  context: StatementContext,
  { survey, judge }: TableRules<Survey>,
): Generator<StatementRow> {
  const surveyed = survey(readableRows(table, context));
  for (const [reading, record] of numberedRows(table, context)) {
    const verdict: RowVerdict = record.unterminated
      ? { kind: 'refused', isin: null, date: null, errors: [quotationOpen(record.line)] }
      : judge(reading, surveyed);
    const { row, cells } = reading;
    if (verdict.kind === 'read') yield { row, verdict };
    else if (verdict.kind === 'refused') yield { row, verdict, raw: rawRow(table.header, cells) };
    else yield { row, verdict, raw: rawRow(table.header, cells) };
  }
}

function* readableRows(table: Table, context: StatementContext): Generator<RowReading> {
  for (const [reading, { unterminated }] of numberedRows(table, context)) if (!unterminated) yield reading;
}

/** The records below the header that have something in them. */
function* numberedRows(table: Table, context: StatementContext): Generator<[RowReading, CsvRecord]> {
  const records = csvRecords(table.text);
  records.next();
  let row = 0;
  for (const record of records) {
    row += 1;
    const { cells } = record;
    if (!isBlank(cells)) yield [{ row, table, cells, context, errors: [], notes: [] }, record];
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
