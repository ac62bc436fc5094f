import SQLite from 'better-sqlite3';
import { damageOf } from '../db/copy-database.ts';

interface Orphan {
  readonly table: string;
  readonly rowid: number;
  readonly parent: string;
}

/** Rows that nobody sees yet belong to a change that is not there yet; see db/arriving-rows.ts. */
function arrivingIn(database: SQLite.Database): (orphan: Orphan) => boolean {
  const canArrive =
    database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'arrivals'`).get() !== undefined;
  const arrival = canArrive && database.prepare('SELECT first_version, last_version FROM arrivals').get();
  if (!arrival) return () => false;
  const { first_version: first, last_version: last } = arrival as Record<string, number>;
  return ({ table, rowid }) =>
    table === 'transactions_versions' && rowid >= (first ?? 0) && rowid <= (last ?? 0);
}

/** @throws when SQLite finds damage, or a row that refers to one that is not there */
export function checkDatabase(path: string): void {
  const database = new SQLite(path, { readonly: true });
  try {
    const damage = damageOf(database);
    if (damage !== null) throw new Error(`The database is damaged: ${damage}`);
    const orphans = database.pragma('foreign_key_check') as Orphan[];
    const isArriving = arrivingIn(database);
    const orphan = orphans.find((each) => !isArriving(each));
    if (orphan)
      throw new Error(
        `The database is damaged: row ${orphan.rowid} of ${orphan.table} refers to no ${orphan.parent}.`,
      );
  } finally {
    database.close();
  }
}
