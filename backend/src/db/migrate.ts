import { sql, type Kysely } from 'kysely';
import { backUpBeforeMigration } from './backup-before-migration.ts';
import { now } from './instant.ts';
import * as ledger from './migrations/0001-ledger.ts';
import * as kindsAndNotes from './migrations/0002-kinds-and-notes.ts';
import * as fileOfImport from './migrations/0003-file-of-import.ts';
import * as transactionTypes from './migrations/0004-transaction-types.ts';
import * as pricesAndRates from './migrations/0005-prices-and-rates.ts';
import * as listings from './migrations/0006-listings.ts';
import * as lookThrough from './migrations/0008-look-through.ts';
import * as targetsAndPlans from './migrations/0009-targets-and-plans.ts';
import * as broughtPast from './migrations/0011-brought-past.ts';
import * as importMappings from './migrations/0012-import-mappings.ts';
import * as access from './migrations/0013-access.ts';
import * as arrivingRows from './migrations/0014-arriving-rows.ts';
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
  listings,
  lookThrough,
  targetsAndPlans,
  broughtPast,
  importMappings,
  access,
  arrivingRows,
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

/** Takes one step and writes down that it was taken. */
async function step(trx: Kysely<Tables>, migration: Migration, direction: 'up' | 'down'): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)`.execute(
    trx,
  );
  await migration[direction](trx as unknown as Kysely<unknown>);
  if (direction === 'up') {
    await trx.insertInto('schema_migrations').values({ name: migration.name, applied_at: now() }).execute();
  } else {
    await trx.deleteFrom('schema_migrations').where('name', '=', migration.name).execute();
  }
}

/**
 * Applies every migration that the database lacks. Safe to run twice and from two processes at once.
 *
 * All of it is one transaction. A database that already holds data is first copied beside itself under the write lock, and
 * the copy is verified.
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
  const known = await migrationStatus(database.write, migrations);
  if (known.unknown.length > 0) throw new NewerSchemaError(database.path, known.unknown);
  if (known.pending.length === 0) return { applied: [], backup: null };
  return await database.write.transaction().execute(async (trx) => {
    // Another process may have been quicker: what is missing is told again under the lock.
    const { applied, pending, unknown } = await migrationStatus(trx, migrations);
    if (unknown.length > 0) throw new NewerSchemaError(database.path, unknown);
    const [first] = pending;
    const needsCopy = applied.length > 0 && first !== undefined;
    const backup = needsCopy ? await backUpBeforeMigration(trx, database, first) : null;
    for (const migration of migrations) {
      if (pending.includes(migration.name)) await step(trx, migration, 'up');
    }
    return { applied: pending, backup };
  });
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
  return await database.write.transaction().execute(async (trx) => {
    const { applied, unknown } = await migrationStatus(trx, migrations);
    if (unknown.length > 0) throw new NewerSchemaError(database.path, unknown);
    const newest = migrations.findLast((migration) => applied.includes(migration.name));
    if (!newest) return { reverted: null, backup: null };
    const backup = await backUpBeforeMigration(trx, database, newest.name);
    await step(trx, newest, 'down');
    return { reverted: newest.name, backup };
  });
}
