import SQLite from 'better-sqlite3';
import { EarlierDatabaseRefusal } from './refusal.ts';

/** A row as SQLite gives it: nothing about it is certain. Whole numbers and reals are both doubles. */
export type RawRow = Readonly<Record<string, unknown>>;

/** The tables of the earlier implementation with the columns that are read; each release only added tables. */
const TABLES = {
  transactions: [
    'id',
    'date',
    'isin',
    'broker',
    'fee',
    'price_per_unit',
    'units',
    'transaction_type',
    'created_at',
    'updated_at',
  ],
  position_values: ['id', 'isin', 'current_value', 'created_at', 'updated_at'],
  isin_metadata: ['id', 'isin', 'name', 'type', 'created_at', 'updated_at'],
  other_assets: ['id', 'asset_type', 'asset_detail', 'currency', 'value', 'created_at', 'updated_at'],
  user_settings: ['id', 'setting_key', 'setting_value', 'created_at', 'updated_at'],
  asset_snapshots: [
    'id',
    'snapshot_date',
    'asset_type',
    'asset_detail',
    'currency',
    'value',
    'exchange_rate',
    'value_eur',
    'created_at',
  ],
} as const;

export type EarlierTable = keyof typeof TABLES;

/** Every row of every table, in the order of ids; a table that the database does not have yet is empty. */
export type EarlierTables = { readonly [T in EarlierTable]: readonly RawRow[] };

function tableNames(database: SQLite.Database): ReadonlySet<string> {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  return new Set(names as string[]);
}

function readTable(database: SQLite.Database, table: EarlierTable, path: string): RawRow[] {
  const found = new Set(
    database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[],
  );
  const missing = TABLES[table].filter((column) => !found.has(column));
  if (missing.length > 0) {
    throw new EarlierDatabaseRefusal(
      `${path} is no database of the earlier implementation: its table ${table} has no ${missing.join(', ')}.`,
    );
  }
  return database.prepare(`SELECT ${TABLES[table].join(', ')} FROM ${table} ORDER BY id`).all() as RawRow[];
}

function readAll(database: SQLite.Database, path: string): EarlierTables {
  const names = tableNames(database);
  if (names.has('schema_migrations') && names.has('transactions_versions')) {
    throw new EarlierDatabaseRefusal(
      `${path} is already a database of this program; name it in DATABASE_URL to use it.`,
    );
  }
  if (!names.has('transactions')) {
    throw new EarlierDatabaseRefusal(
      `${path} is no database of the earlier implementation: it has no table transactions.`,
    );
  }
  const health = database.pragma('quick_check(1)', { simple: true });
  if (health !== 'ok') throw new EarlierDatabaseRefusal(`${path} is damaged: ${String(health)}.`);
  const read = (table: EarlierTable) => (names.has(table) ? readTable(database, table, path) : []);
  return {
    transactions: read('transactions'),
    position_values: read('position_values'),
    isin_metadata: read('isin_metadata'),
    other_assets: read('other_assets'),
    user_settings: read('user_settings'),
    asset_snapshots: read('asset_snapshots'),
  };
}

/**
 * Reads a private copy of an earlier database, the write-ahead log included.
 *
 * @param copy may be written to
 * @param path how refusals name the database
 * @throws EarlierDatabaseRefusal when it is damaged, encrypted, ours, or another program's
 */
export function readEarlierTables(copy: string, path: string): EarlierTables {
  let database: SQLite.Database | undefined;
  try {
    database = new SQLite(copy);
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.pragma('query_only = ON');
    return readAll(database, path);
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error;
    throw new EarlierDatabaseRefusal(`${path} cannot be read: ${error.message}.`);
  } finally {
    database?.close();
  }
}
