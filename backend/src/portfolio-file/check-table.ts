import type { EmptyCopy } from '../db/empty-copy.ts';
import type { Noun } from '../db/tables.ts';
import { MISSING } from '../http/field.ts';
import { type CellRule, cellRules, instantRule } from './cell-rules.ts';
import { type FileProblems, NO_LIST, refusedRow, unknownMember, wrongLength } from './file-problems.ts';
import type { Cell, Table } from './portfolio-format.ts';
import { type Row, ROW_RULES } from './row-rules.ts';

/** Where the cells of a row of the database are in a row of the file. */
interface Reading {
  readonly columns: readonly { readonly name: string; readonly at: number; readonly rule: CellRule }[];
  readonly fallbacks: Row;
}

/** A column that an older program did not know has what its schema gives it; one that must be said is missing. */
function fallbackOf(text: string | null): Cell {
  return text === null || text === 'NULL' ? null : text.replace(/^'(.*)'$/s, '$1');
}

function readingOf(
  copy: EmptyCopy,
  noun: Noun,
  columns: readonly string[],
  isPast: boolean,
  problems: FileProblems,
): Reading {
  const rules = cellRules(copy, noun);
  const schema = copy.columns(noun);
  const own = schema.map(({ name, isNullable, fallback }) => ({
    name,
    canLack: isNullable || fallback !== null,
  }));
  const known = isPast ? [...own, { name: 'ended_at', canLack: false }] : own;
  columns.forEach((column, at) => {
    if (columns.indexOf(column) !== at || !known.some(({ name }) => name === column))
      problems.add([noun, 'columns', column.slice(0, 100)], unknownMember(column.slice(0, 100)));
  });
  for (const { name, canLack } of known)
    if (!canLack && !columns.includes(name)) problems.add([noun, 'columns', name], MISSING);
  return {
    columns: columns.map((name, at) => ({ name, at, rule: rules.get(name) ?? instantRule })),
    fallbacks: Object.fromEntries(schema.map(({ name, fallback }) => [name, fallbackOf(fallback)])),
  };
}

/** The row, or null when a cell is wrong: then the problems say which. */
function readRow(
  { columns, fallbacks }: Reading,
  cells: unknown,
  place: readonly (string | number)[],
  problems: FileProblems,
): Row | null {
  if (!Array.isArray(cells)) {
    problems.add(place, NO_LIST, cells);
    return null;
  }
  if (cells.length !== columns.length) {
    problems.add(place, wrongLength(columns.length), cells.length);
    return null;
  }
  const row: Record<string, Cell> = { ...fallbacks };
  let isGood = true;
  for (const { name, at, rule } of columns) {
    const cell: unknown = cells[at];
    const error = rule(cell);
    if (error) {
      problems.add([...place, name], error, cell);
      isGood = false;
    } else row[name] = cell as Cell;
  }
  return isGood ? row : null;
}

/** The column that a rule of the database is about: the first that it names. */
const columnOf = (rule: string, columns: readonly string[]): string[] => {
  const words = rule.match(/\w+/g) ?? [];
  return words.filter((word) => columns.includes(word)).slice(0, 1);
};

/**
 * The rows of a table, each with every column of its noun.
 *
 * @param isPast  of earlier values, which say when they ended and are not the only ones of their place
 */
export function checkTable(
  copy: EmptyCopy,
  noun: Noun,
  table: Table,
  isPast: boolean,
  problems: FileProblems,
): Row[] {
  const reading = readingOf(copy, noun, table.columns, isPast, problems);
  const names = copy.columns(noun).map(({ name }) => name);
  const checked: Row[] = [];
  for (const [index, cells] of table.rows.entries()) {
    if (problems.isFull()) break;
    const place = [isPast ? `past_${noun}` : noun, index + 1];
    const row = readRow(reading, cells, place, problems);
    if (!row) continue;
    const wrong = ROW_RULES[noun]?.(row) ?? [];
    for (const { column, error } of wrong) problems.add([...place, column], error, row[column]);
    if (wrong.length > 0) continue;
    const all = names.map((name) => row[name] ?? null);
    const rule = copy.tryRow(noun, all, isPast);
    if (rule !== null) problems.add([...place, ...columnOf(rule, names)], refusedRow(rule));
    else checked.push(row);
  }
  return checked;
}
