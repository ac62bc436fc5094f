import type SQLite from 'better-sqlite3';

/** More than there are questions in turn; each takes some kilobytes. */
const MOST = 128;
/** Longer ones name hundreds of ids and seldom come again. */
const LONGEST = 4000;

type Prepare = (sql: string) => SQLite.Statement;

/**
 * Prepares each statement once: the same few are asked hundreds of times a second, and reading their text costs more than
 * many of them do.
 */
export function keptStatements(connection: SQLite.Database): Prepare {
  const kept = new Map<string, SQLite.Statement>();
  return (sql) => {
    const known = kept.get(sql);
    // Whoever walks through its rows has it for itself.
    if (known?.busy === true || sql.length > LONGEST) return connection.prepare(sql);
    const statement = known ?? connection.prepare(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}
