import SQLite from 'better-sqlite3';
import { damageOf } from '../db/copy-database.ts';

/** @throws when SQLite finds damage, or a row that refers to one that is not there */
export function checkDatabase(path: string): void {
  const database = new SQLite(path, { readonly: true });
  try {
    const damage = damageOf(database);
    if (damage !== null) throw new Error(`The database is damaged: ${damage}`);
    const [orphan] = database.pragma('foreign_key_check') as {
      table: string;
      rowid: number;
      parent: string;
    }[];
    if (orphan)
      throw new Error(
        `The database is damaged: row ${orphan.rowid} of ${orphan.table} refers to no ${orphan.parent}.`,
      );
  } finally {
    database.close();
  }
}
