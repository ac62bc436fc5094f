import SQLite from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import type { Noun, Tables } from './tables.ts';

/** What a column of a noun takes. */
export interface ColumnSchema {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER';
  readonly isNullable: boolean;
  /** Stands where a file has no such column; SQL. */
  readonly fallback: string | null;
}

/** The tables of the nouns without a row, in memory, with every rule of the schema: rows are tried there first. */
export interface EmptyCopy {
  readonly columns: (noun: Noun) => readonly ColumnSchema[];
  /** The text that the table of a noun was made with. */
  readonly definition: (noun: Noun) => string;
  /**
   * Adds a row; tells why the schema does not take it, in the words of SQLite, or null.
   *
   * @param isPast  an earlier version: others may have its id and its place
   */
  readonly tryRow: (noun: Noun, cells: readonly (string | number | null)[], isPast: boolean) => string | null;
  /** How many rows a statement finds among those that were taken. */
  readonly count: (statement: string) => number;
  readonly close: () => void;
}

const VERSIONING = ['version', 'from_change', 'to_change'];

interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly dflt_value: string | null;
}

export async function emptyCopy(db: Kysely<Tables>): Promise<EmptyCopy> {
  const { rows } = await sql<{ name: string; tbl_name: string; sql: string }>`
    SELECT name, tbl_name, sql FROM sqlite_master
    WHERE name LIKE '%\\_versions' ESCAPE '\\' OR type = 'view' OR sql LIKE 'CREATE UNIQUE INDEX%'
    ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name`.execute(db);
  const definitions = new Map(rows.map(({ name, sql: text }) => [name, text]));
  const copy = new SQLite(':memory:');
  copy.pragma('foreign_keys = OFF');
  for (const { tbl_name: table, name, sql: text } of rows)
    if (definitions.has(table) || table === name) copy.exec(text);
  const known = new Map<Noun, { columns: ColumnSchema[]; insert: SQLite.Statement }>();
  const tableOf = (noun: Noun) => {
    const found = known.get(noun) ?? describe(copy, noun);
    known.set(noun, found);
    return found;
  };
  return {
    columns: (noun) => tableOf(noun).columns,
    definition: (noun) => definitions.get(`${noun}_versions`) ?? '',
    tryRow: (noun, cells, isPast) => {
      try {
        tableOf(noun).insert.run(isPast ? 0 : null, ...cells);
        return null;
      } catch (error) {
        if (!(error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'))) throw error;
        return error.message;
      }
    },
    count: (statement) => copy.prepare(statement).pluck().get() as number,
    close: () => copy.close(),
  };
}

function describe(copy: SQLite.Database, noun: Noun): { columns: ColumnSchema[]; insert: SQLite.Statement } {
  const table = copy.pragma(`table_info(${noun}_versions)`) as TableColumn[];
  const columns = table
    .filter(({ name }) => !VERSIONING.includes(name) && name !== 'ended_at')
    .map(({ name, type, notnull, dflt_value: fallback }): ColumnSchema => ({
      name,
      type: type === 'INTEGER' ? 'INTEGER' : 'TEXT',
      isNullable: notnull === 0,
      fallback,
    }));
  const names = columns.map(({ name }) => name);
  const insert = copy.prepare(
    `INSERT INTO ${noun}_versions (from_change, to_change, ${names.join(', ')}) VALUES (0, ?, ${names.map(() => '?').join(', ')})`,
  );
  return { columns, insert };
}
