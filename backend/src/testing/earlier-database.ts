import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';

const FIXTURE = fileURLToPath(new URL('../../../fixtures/earlier-database/portfolio.db', import.meta.url));

const EVERY_TABLE = [
  'transactions',
  'position_values',
  'isin_metadata',
  'other_assets',
  'user_settings',
  'asset_snapshots',
];

/** A database of the earlier implementation, altered as the test needs it. */
export function earlierDatabase(folder: string, name: string, ...statements: string[]): string {
  const path = join(folder, name);
  copyFileSync(FIXTURE, path);
  const database = new SQLite(path);
  database.pragma('journal_mode = DELETE');
  for (const statement of statements) database.exec(statement);
  database.close();
  return path;
}

/** The same without any row of its own. */
export function emptyEarlierDatabase(folder: string, name: string, ...statements: string[]): string {
  return earlierDatabase(folder, name, ...EVERY_TABLE.map((table) => `DELETE FROM ${table}`), ...statements);
}

/** `INSERT` of one trade; `at` is when it was recorded. */
export function earlierTrade(trade: {
  readonly id: number;
  readonly isin: string;
  readonly type?: string;
  readonly units?: string;
  readonly price?: string;
  readonly fee?: string;
  readonly date?: string;
  readonly at?: string;
}): string {
  const { id, isin, type = 'BUY', units = '10', price = '100', fee = '2', date = '2024-01-15' } = trade;
  const at = trade.at ?? '2024-01-15 10:00:00.000000';
  return `INSERT INTO transactions (id, date, isin, broker, fee, price_per_unit, units, transaction_type, created_at, updated_at)
    VALUES (${id}, '${date}', '${isin}', 'DEGIRO', ${fee}, ${price}, ${units}, '${type}', '${at}', '${at}')`;
}

/** `INSERT` of one position value. */
export function earlierValue(id: number, isin: string, value: string, at: string): string {
  return `INSERT INTO position_values (id, isin, current_value, created_at, updated_at)
    VALUES (${id}, '${isin}', ${value}, '${at}', '${at}')`;
}

/** `INSERT` of one row of a snapshot. */
export function earlierSnapshot(id: number, at: string, type: string, value: string): string {
  return `INSERT INTO asset_snapshots (id, snapshot_date, asset_type, asset_detail, currency, value, exchange_rate, value_eur, created_at)
    VALUES (${id}, '${at}', '${type}', NULL, 'EUR', ${value}, 25, ${value}, '${at}')`;
}

/** Names and contents of everything in a folder. */
export function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}
