import type SQLite from 'better-sqlite3';
import { NOUNS } from './nouns.ts';
import type { Noun, RowOf } from './tables.ts';

/**
 * Rows on their way into a table: `SELECT * FROM incoming_<noun>` yields those that were offered last, id first.
 *
 * One statement stores any number of rows that way, at two thirds of the cost of one JSON text that SQLite takes apart.
 */
export interface IncomingRows {
  /** The next statement on this connection that selects from `incoming_<noun>` gets `rows`. */
  offer<N extends Noun>(noun: N, rows: readonly RowOf<N>[]): void;
}

/** The columns of `incoming_<noun>`, in its order. */
export const incomingColumns = (noun: Noun): readonly string[] => ['id', ...NOUNS[noun]];

export function incomingRows(connection: SQLite.Database): IncomingRows {
  let offered: readonly object[] = [];
  for (const noun of Object.keys(NOUNS) as Noun[]) {
    const columns = incomingColumns(noun);
    connection.table(`incoming_${noun}`, {
      columns: [...columns],
      *rows() {
        for (const row of offered as Record<string, unknown>[]) yield columns.map((column) => row[column]);
        offered = [];
      },
    });
  }
  return { offer: (_noun, rows) => (offered = rows) };
}
