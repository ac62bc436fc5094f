import SQLite from 'better-sqlite3';

/** The tables of access-tables.ts: no part of the portfolio, and so nothing that a restore brings back. */
const TABLES = ['owner_password', 'sessions', 'api_tokens', 'passkeys'] as const;

type Row = Readonly<Record<string, unknown>>;

function rowsIn(database: SQLite.Database): ReadonlyMap<string, readonly Row[]> {
  return new Map(TABLES.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all() as Row[]]));
}

/** What a database says of who gets in; null when it says nothing: nobody ever was to, or it cannot be read. */
function whoGetsIn(path: string): ReadonlyMap<string, readonly Row[]> | null {
  let database: SQLite.Database | null = null;
  try {
    database = new SQLite(path, { readonly: true });
    const rows = rowsIn(database);
    // Numbers are never used again: where one was given, somebody got in once, and may not be to any more.
    const given = database
      .prepare('SELECT count(*) FROM sqlite_sequence WHERE seq > 0 AND name IN (?, ?, ?)')
      .pluck()
      .get(TABLES.slice(1));
    return given === 0 && rows.get('owner_password')?.length === 0 ? null : rows;
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

/** Who gets in after a restore: as before it, or whom the backup names, with every browser logged out. */
export type AccessAfterRestore = 'as before' | 'of the backup';

/**
 * A restore brings the portfolio back and nobody in: what was revoked, ended or replaced since the backup stays so.
 *
 * @param before    the database that is to be replaced; null when there is none
 * @param restored  the one that takes its place, which nobody uses yet
 */
export function keepWhoGetsIn(before: string | null, restored: string): AccessAfterRestore {
  const kept = before === null ? null : whoGetsIn(before);
  const database = new SQLite(restored, { fileMustExist: true });
  try {
    database.transaction(() => {
      if (kept === null) database.exec('DELETE FROM sessions');
      for (const [table, rows] of kept ?? []) {
        database.exec(`DELETE FROM ${table}`);
        for (const row of rows) {
          const columns = Object.keys(row);
          const values = columns.map((column) => `@${column}`);
          database.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${values.join()})`).run(row);
        }
      }
    })();
  } finally {
    database.close();
  }
  return kept === null ? 'of the backup' : 'as before';
}
