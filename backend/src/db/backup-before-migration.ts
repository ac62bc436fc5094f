import SQLite from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { copyDatabase, damageOf } from './copy-database.ts';
import { now } from './instant.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

async function rowCounts(db: Kysely<Tables>): Promise<Map<string, number>> {
  const tables = await sql<{ name: string }>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`.execute(
    db,
  );
  const counts = new Map<string, number>();
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(name)}`.execute(db);
    counts.set(name, rows[0]?.n ?? -1);
  }
  return counts;
}

/** Opens the copy and compares it with the original; the message says what does not hold. */
function verify(path: string, expected: Map<string, number>): void {
  const copy = new SQLite(path, { readonly: true });
  try {
    const damage = damageOf(copy);
    if (damage !== null) throw new Error(`The copy ${path} is damaged: ${damage}`);
    for (const [table, count] of expected) {
      const found = copy.prepare(`SELECT count(*) FROM "${table}"`).pluck().get();
      if (found !== count)
        throw new Error(`The copy ${path} has ${String(found)} rows in ${table}, not ${count}.`);
    }
  } finally {
    copy.close();
  }
}

/**
 * A verified copy beside the database, readable by its owner alone: `<database>.before-<migration>-<time>.backup`.
 *
 * Made by a connection of its own, while `locked` keeps all others from writing: what is copied is what is migrated.
 *
 * @param locked a transaction that holds the write lock and has written nothing yet
 * @returns the path of the copy
 * @throws when the copy cannot be made or does not match; the migration must then not run
 */
export async function backUpBeforeMigration(
  locked: Kysely<Tables>,
  database: Pick<Database, 'path'>,
  migration: string,
): Promise<string> {
  const stamp = now().slice(0, 19).replaceAll(':', '');
  const path = `${database.path}.before-${migration}-${stamp}.backup`;
  copyDatabase(database.path, path);
  verify(path, await rowCounts(locked));
  return path;
}
