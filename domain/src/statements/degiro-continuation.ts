import type { CsvRecord } from './csv.ts';
import type { DegiroColumns } from './degiro-columns.ts';
import { orderIdColumns } from './degiro-order-id.ts';

/** A record with its row number: from 1, lines of delimiters and continuation lines counted. */
export interface NumberedRecord {
  readonly row: number;
  readonly record: CsvRecord;
}

/** Columns whose long texts DEGIRO breaks into a second line; words are parted by a space, ids are not. */
const WORDS = ['product', 'exchange', 'venue'] as const;

/** No name is longer; joining more would take time that grows with the square of the file. */
const LONGEST_TEXT = 200;

/**
 * Numbers the records and puts broken ones together again: a line that has nothing but the end of a name or of an
 * order id (`,,,,,,,,,,,b017-a61a6d03c3e7`) belongs to the row above it.
 */
export function* joinContinuations(
  records: Iterable<CsvRecord>,
  columns: DegiroColumns,
): Generator<NumberedRecord> {
  const wordColumns = new Set(WORDS.flatMap((field) => columns.indexOf.get(field) ?? []));
  let previous: NumberedRecord | null = null;
  let row = 0;
  for (const record of records) {
    row += 1;
    const ends = hasDate(record, columns) ? [] : textEnds(record, columns, wordColumns);
    const above = previous?.record.cells;
    if (above !== undefined && ends.length > 0 && !ends.some(([column]) => isFull(above, column))) {
      for (const [column, text] of ends) append(above, column, text, wordColumns.has(column));
      continue;
    }
    if (previous) yield previous;
    previous = { row, record };
  }
  if (previous) yield previous;
}

/** The quick way out for nearly all rows. */
function hasDate(record: CsvRecord, { dateIndex }: DegiroColumns): boolean {
  return (record.cells[dateIndex] ?? '') !== '';
}

/** The cells that are not empty, when all of them can be the end of a text; none otherwise. */
function textEnds(
  record: CsvRecord,
  columns: DegiroColumns,
  wordColumns: ReadonlySet<number>,
): [column: number, text: string][] {
  if (record.unterminated) return [];
  const idColumns = orderIdColumns(columns, record.cells.length);
  const filled = [...record.cells.entries()].filter(([, cell]) => cell.trim() !== '');
  return filled.every(([column]) => wordColumns.has(column) || idColumns.includes(column)) ? filled : [];
}

function isFull(cells: readonly string[], column: number): boolean {
  return (cells[column] ?? '').length > LONGEST_TEXT;
}

function append(cells: string[], column: number, text: string, isWord: boolean): void {
  const before = (cells[column] ?? '').trim();
  while (cells.length <= column) cells.push('');
  cells[column] = before + (isWord && before !== '' ? ' ' : '') + text.trim();
}
