import { csvRecords } from './csv.ts';

/** What a table shows of itself before anybody says what its columns tell. */
export interface CsvSurvey {
  /** Names of the columns as they stand, trimmed; of several equal ones the first, none that is empty. */
  readonly header: readonly string[];
  /** Of each column, in the order of `header`: its different cells, those that are not empty, the first ones. */
  readonly cells: readonly (readonly string[])[];
  /** Rows below the header that were looked at. */
  readonly rowCount: number;
}

/** Enough to see what a column tells, and every word that a column of types may have. */
const MOST_CELLS = 40;
const MOST_ROWS = 20_000;
const WIDEST_HEADER = 500;

/** Surveys a table whose first line names its columns; null for a file that is none: fewer than two names, or no row. */
export function surveyCsv(text: string): CsvSurvey | null {
  const records = csvRecords(text);
  const names = (records.next().value?.cells ?? []).slice(0, WIDEST_HEADER).map((cell) => cell.trim());
  const columns = new Map<
    string,
    { readonly index: number; readonly name: string; readonly cells: Set<string> }
  >();
  for (const [index, name] of names.entries()) {
    const key = name.toLowerCase();
    if (key !== '' && !columns.has(key)) columns.set(key, { index, name, cells: new Set() });
  }
  let rowCount = 0;
  for (const { cells } of records) {
    if (rowCount === MOST_ROWS) break;
    rowCount += 1;
    for (const column of columns.values()) {
      const cell = cells[column.index]?.trim() ?? '';
      if (cell !== '' && column.cells.size < MOST_CELLS) column.cells.add(cell);
    }
  }
  if (columns.size < 2 || rowCount === 0) return null;
  const all = [...columns.values()];
  return { header: all.map(({ name }) => name), cells: all.map(({ cells }) => [...cells]), rowCount };
}
