import { sql, type Kysely } from 'kysely';
import { backUpBeforeMigration } from './backup-before-migration.ts';
import { now } from './instant.ts';
import * as ledger from './migrations/0001-ledger.ts';
import * as kindsAndNotes from './migrations/0002-kinds-and-notes.ts';
import * as fileOfImport from './migrations/0003-file-of-import.ts';
import * as transactionTypes from './migrations/0004-transaction-types.ts';
import * as pricesAndRates from './migrations/0005-prices-and-rates.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';

export interface Migration {
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
  readonly down: (db: Kysely<unknown>) => Promise<void>;
}

/** All migrations, oldest first. A released one is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  ledger,
  kindsAndNotes,
  fileOfImport,
  transactionTypes,
  pricesAndRates,
];

/** The database was written by a newer version of the program than this one. */
export class NewerSchemaError extends Error {
  constructor(path: string, unknown: readonly string[]) {
    super(
      `The database ${path} was written by a newer version (it has ${unknown.join(', ')}). ` +
        'Start that version, or restore a backup made before it.',
    );
    this.name = 'NewerSchemaError';
  }
}

async function appliedNames(db: Kysely<Tables>): Promise<string[]> {
  const table = await sql<{ name: string }>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'`.execute(db);
  if (table.rows.length === 0) return [];
  const rows = await db.selectFrom('schema_migrations').select('name').orderBy('name').execute();
  return rows.map((row) => row.name);
}

/** Which migrations the database has, which it lacks, and which this version does not know. */
export async function migrationStatus(
  db: Kysely<Tables>,
  migrations = MIGRATIONS,
): Promise<{ applied: string[]; pending: string[]; unknown: string[] }> {
  const applied = await appliedNames(db);
  const known = migrations.map((migration) => migration.name);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

async function isForeign(db: Kysely<Tables>): Promise<boolean> {
  const tables = await sql<{ name: string }>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`.execute(db);
  return tables.rows.length > 0 && !tables.rows.some((row) => row.name === 'schema_migrations');
}

/** One step, in one transaction that first looks whether another process has already taken it. */
async function step(db: Kysely<Tables>, migration: Migration, direction: 'up' | 'down'): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    await sql`CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)`.execute(
      trx,
    );
    const isApplied = (await appliedNames(trx)).includes(migration.name);
    if (isApplied === (direction === 'up')) return false;
    await migration[direction](trx as unknown as Kysely<unknown>);
    if (direction === 'up') {
      await trx.insertInto('schema_migrations').values({ name: migration.name, applied_at: now() }).execute();
    } else {
      await trx.deleteFrom('schema_migrations').where('name', '=', migration.name).execute();
    }
    return true;
  });
}

/**
 * Applies every migration that the database lacks. Safe to run twice and from two processes at once.
 *
 * A database that already holds data is first copied beside itself, and the copy is verified.
 *
 * @returns the names applied by this call and the path of the copy, if one was taken
 * @throws NewerSchemaError when the schema is newer than this version
 */
export async function migrateUp(
  database: Database,
  migrations = MIGRATIONS,
): Promise<{ applied: string[]; backup: string | null }> {
  if (await isForeign(database.write)) {
    throw new Error(
      `${database.path} is not a database of this program. ` +
        'A portfolio.db of the earlier implementation is brought over with: npm run import-database -- PATH',
    );
  }
  const { applied, pending, unknown } = await migrationStatus(database.write, migrations);
  if (unknown.length > 0) throw new NewerSchemaError(database.path, unknown);
  if (pending.length === 0) return { applied: [], backup: null };
  const backup = applied.length > 0 ? await backUpBeforeMigration(database, pending[0] ?? '') : null;
  const done: string[] = [];
  for (const migration of migrations) {
    if (pending.includes(migration.name) && (await step(database.write, migration, 'up')))
      done.push(migration.name);
  }
  return { applied: done, backup };
}

/**
 * Reverts the newest migration, after a verified copy. What that migration added is gone from the database.
 *
 * @returns the name reverted, or null when there was none
 */
export async function migrateDown(
  database: Database,
  migrations = MIGRATIONS,
): Promise<{ reverted: string | null; backup: string | null }> {
  const { applied, unknown } = await migrationStatus(database.write, migrations);
  if (unknown.length > 0) throw new NewerSchemaError(database.path, unknown);
  const newest = migrations.findLast((migration) => applied.includes(migration.name));
  if (!newest) return { reverted: null, backup: null };
  const backup = await backUpBeforeMigration(database, newest.name);
  return { reverted: (await step(database.write, newest, 'down')) ? newest.name : null, backup };
}
