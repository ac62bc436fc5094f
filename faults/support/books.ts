import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import type { Figures } from './figures.ts';
import type { Api } from './api.ts';

/** What stands in a database, read past the server. */
export interface Books {
  /** Units of the trades that were entered, by their note. */
  readonly units: ReadonlyMap<string, string>;
  /** How many rows each import has left: by the change that it was. */
  readonly imports: ReadonlyMap<string, number>;
}

/** Beginning of the order ids of one import: `IMPORT-000012-` and the number of the row. */
export const importKey = (number: number) => `IMPORT-${String(number).padStart(6, '0')}-`;

export function readBooks(path: string): Books {
  const connection = new SQLite(path, { readonly: true, fileMustExist: true });
  try {
    const entered = connection
      .prepare('SELECT note, units FROM transactions WHERE note IS NOT NULL')
      .all() as { note: string; units: string }[];
    const imported = connection
      .prepare(
        `SELECT substr(external_id, 1, 14) AS key, count(*) AS n FROM transactions
         WHERE external_id LIKE 'IMPORT-%' GROUP BY 1`,
      )
      .all() as { key: string; n: number }[];
    return {
      units: new Map(entered.map(({ note, units }) => [note, units])),
      imports: new Map(imported.map(({ key, n }) => [key, n])),
    };
  } finally {
    connection.close();
  }
}

/** Asks SQLite whether the file is whole, and whether every row refers to one that is there. */
export function checkIntegrity(path: string, figures: Figures): void {
  figures.integrityChecks += 1;
  const connection = new SQLite(path, { readonly: true, fileMustExist: true });
  try {
    const found = connection.pragma('integrity_check', { simple: true });
    const orphans = connection.pragma('foreign_key_check') as unknown[];
    if (found === 'ok' && orphans.length === 0) return;
    figures.integrityFailures += 1;
    figures.failures.push(`integrity_check of ${path}: ${String(found)}; ${orphans.length} orphans`);
  } finally {
    connection.close();
  }
}

export const databaseIn = (folder: string) => join(folder, 'portfolio.db');

export const environmentFor = (database: string): Record<string, string> => ({
  DATABASE_URL: `sqlite:///${database}`,
});

/** Long ago, so that no clock that is set back makes it a day to come. */
const DAY = '2016-01-15';

export function tradeOf(note: string, units: string) {
  return {
    ...{ date: DAY, isin: 'IE00BK5BQT80', broker: 'DEGIRO', transaction_type: 'BUY' },
    ...{ units, price_per_unit: '121.09', fee: '1', note },
  };
}

export interface StoredTrade {
  readonly id: number;
  readonly updated_at: string;
  readonly units: string;
}

/** Enters a trade; the row as it was stored. */
export async function enterTrade(api: Api, note: string, units: string): Promise<StoredTrade> {
  return (await api.must('POST', '/transactions', tradeOf(note, units))).body as StoredTrade;
}
