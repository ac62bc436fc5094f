import { type CsvRecord, csvRecords } from './csv.ts';
import { ownRow, ownTable } from './own-rows.ts';
import { flexName, type FlexFile, type FlexRow, type FlexSection } from './flex-rows.ts';
import type { StatementContext } from './statement.ts';
import type { Table } from './table.ts';

/** First cells of lines that only say where a file, an account or a part begins and ends. */
const MARKS: ReadonlySet<string> = new Set(['BOF', 'BOA', 'BOS', 'EOS', 'EOA', 'EOF', 'MSG', 'TRAILER']);

/** Codes of the parts that have transactions in them. */
const CODES: ReadonlyMap<string, FlexSection> = new Map([
  ['TRNT', 'trade'],
  ['CTRN', 'cash'],
  ['CORP', 'action'],
  ['TRNF', 'transfer'],
  ['TRFR', 'transfer'],
]);

/** What is under the header last seen; null where it is no part that has transactions. */
interface Part {
  readonly section: FlexSection | null;
  readonly table: Table;
}

/** Where the reading of a file stands. */
interface FlexCsvState {
  readonly context: StatementContext;
  readonly rows: FlexRow[];
  readonly bases: Map<string, string>;
  /** The code of the part that was begun; null outside of any, or in a file without marks. */
  code: string | null;
  part: Part | null;
}

/** Whether the first line of a file is one of a Flex query. */
export function isFlexHeader(header: readonly string[]): boolean {
  const [first = ''] = header;
  return MARKS.has(first) || (isHeader(header) && sectionBy(header.map(flexName)) !== null);
}

/**
 * The transactions of a Flex query as CSV, with or without the lines that mark its parts; rows are numbered from 1 over
 * the lines of transactions.
 */
export function flexOfCsv(text: string, context: StatementContext): FlexFile {
  const state: FlexCsvState = { context, rows: [], bases: new Map(), code: null, part: null };
  let hasMarks = false;
  for (const record of csvRecords(text, ',')) {
    const [first = '', second = ''] = record.cells;
    if (MARKS.has(first)) {
      hasMarks = true;
      state.code = first === 'BOS' ? second : state.code;
    } else if (first === 'HEADER' || first === 'DATA') {
      hasMarks = true;
      state.code = second;
      addLine(state, record, record.cells.slice(2), first === 'HEADER');
    } else {
      addLine(state, record, record.cells, isHeader(record.cells));
    }
  }
  const { rows, bases } = state;
  return { layout: hasMarks ? 'csv-sections' : 'csv', rows, bases };
}

function addLine(state: FlexCsvState, record: CsvRecord, cells: readonly string[], isHeader: boolean): void {
  const { rows, bases, context, code } = state;
  if (isHeader) {
    const names = cells.map(flexName);
    const section = code === null ? sectionBy(names) : (CODES.get(code) ?? null);
    state.part = { section, table: ownTable(cells, names) };
    return;
  }
  if (state.part === null || cells.every((cell) => cell.trim() === '')) return;
  const { section, table } = state.part;
  const reading = ownRow(rows.length + 1, table, cells, context);
  if (section !== null) rows.push({ section, reading, openLine: record.unterminated ? record.line : null });
  else if (code === 'ACCT')
    bases.set(cellAt(reading.cells, table, 'accountid'), cellAt(cells, table, 'currency'));
}

function cellAt(cells: readonly string[], table: Table, name: string): string {
  return cells[table.indexOf.get(name) ?? -1]?.trim() ?? '';
}

/** Every part that is read has a currency, and no row of data has the column's name in it. */
function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => cell === 'CurrencyPrimary' || cell === 'ClientAccountID');
}

/** What is in a part by its columns, in a file without marks. */
function sectionBy(names: readonly string[]): FlexSection | null {
  const has = new Set(names);
  if (!has.has('currency')) return null;
  if (has.has('buysell') && has.has('tradeprice')) return 'trade';
  if (has.has('actiondescription') && has.has('quantity')) return 'action';
  if (has.has('direction') && has.has('quantity')) return 'transfer';
  return has.has('type') && has.has('amount') && !has.has('quantity') ? 'cash' : null;
}
