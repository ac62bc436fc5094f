import SQLite from 'better-sqlite3';
import { damageOf } from '../db/copy-database.ts';

interface Orphan {
  readonly table: string;
  readonly rowid: number;
  readonly parent: string;
}

/** A row that nobody sees yet belongs to a change that is not there yet; see db/arriving-rows.ts. */
function isArriving(database: SQLite.Database, { table, rowid }: Orphan): boolean {
  const isThere = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'arrivals'`).get();
  if (isThere === undefined || table !== 'transactions_versions') return false;
  return (
    database
      .prepare('SELECT 1 FROM arrivals WHERE ? BETWEEN first_version AND last_version')
      .get(rowid) !== undefined
  );
}

/** @throws when SQLite finds damage, or a row that refers to one that is not there */
export function checkDatabase(path: string): void {
  const database = new SQLite(path, { readonly: true });
  try {
    const damage = damageOf(database);
    if (damage !== null) throw new Error(`The database is damaged: ${damage}`);
    const orphans = database.pragma('foreign_key_check') as Orphan[];
    const orphan = orphans.find((each) => !isArriving(database, each));
    if (orphan)
      throw new Error(
        `The database is damaged: row ${orphan.rowid} of ${orphan.table} refers to no ${orphan.parent}.`,
      );
  } finally {
    database.close();
  }
}
