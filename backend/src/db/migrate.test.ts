import { spawn } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  migrateDown,
  migrateUp,
  type Migration,
  MIGRATIONS,
  migrationStatus,
  NewerSchemaError,
} from './migrate.ts';
import { type Database, openDatabase } from './open-database.ts';
import { unitOfWork } from './unit-of-work.ts';

let folder: string;
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations '));
  database = openDatabase(join(folder, 'data', 'portfolio.db'));
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** A later migration, as a next release would bring it. */
const LATER: Migration = {
  name: '9999-later',
  up: async (db) => {
    await sql`CREATE TABLE later (id INTEGER PRIMARY KEY)`.execute(db);
  },
  down: async (db) => {
    await sql`DROP TABLE later`.execute(db);
  },
};

const WITH_LATER = [...MIGRATIONS, LATER];

const backups = () => readdirSync(join(folder, 'data')).filter((name) => name.endsWith('.backup'));

const someValue = async () =>
  await unitOfWork(database, () => undefined)(
    { action: 'create', subject: 'position_values', summary: '', requestId: null },
    async ({ change, at }) =>
      await change.insert('position_values', [
        { isin: 'A', current_value: '1.5', created_at: at, updated_at: at },
      ]),
  );

const NAMES = MIGRATIONS.map((migration) => migration.name);

const revertAll = async () => {
  while ((await migrateDown(database)).reverted !== null);
};

test('up, up again, down, down again, up: each step is told, and only what is pending is applied', async () => {
  expect(await migrationStatus(database.write)).toEqual({ applied: [], pending: NAMES, unknown: [] });
  expect(await migrateUp(database)).toEqual({ applied: NAMES, backup: null });
  expect(await migrateUp(database)).toEqual({ applied: [], backup: null });
  expect(await migrationStatus(database.read)).toEqual({ applied: NAMES, pending: [], unknown: [] });
  for (const name of NAMES.toReversed()) expect((await migrateDown(database)).reverted).toBe(name);
  expect(await migrateDown(database)).toEqual({ reverted: null, backup: null });
  expect(await migrateUp(database)).toEqual({ applied: NAMES, backup: null });
});

test('down leaves nothing of the schema behind', async () => {
  await migrateUp(database);
  await revertAll();
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`.execute(database.read);
  expect(rows.map((row) => row.name)).toEqual(['schema_migrations']);
});

test('a database with data is copied first; the copy is whole, verified and for its owner alone', async () => {
  await migrateUp(database);
  await someValue();
  const { applied, backup } = await migrateUp(database, WITH_LATER);
  expect(applied).toEqual(['9999-later']);
  expect(backups()).toEqual([backup?.split(/[/\\]/).pop()]);
  expect(statSync(backup ?? '').mode & 0o777).toBe(0o600);
  const copy = new SQLite(backup ?? '', { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare('SELECT isin, current_value FROM position_values').all()).toEqual([
    { isin: 'A', current_value: '1.5' },
  ]);
  copy.close();
});

test('a migration that fails half-way leaves the database as it was, and its copy', async () => {
  await migrateUp(database);
  await someValue();
  const failing: Migration = {
    ...LATER,
    up: async (db) => {
      await LATER.up(db);
      await sql`DELETE FROM position_values_versions`.execute(db);
      throw new Error('the disk is tired');
    },
  };
  await expect(migrateUp(database, [...MIGRATIONS, failing])).rejects.toThrow('the disk is tired');
  expect((await migrationStatus(database.read, WITH_LATER)).pending).toEqual(['9999-later']);
  expect(await database.read.selectFrom('position_values').select('isin').execute()).toEqual([{ isin: 'A' }]);
  expect(backups()).toHaveLength(1);
  expect((await migrateUp(database, WITH_LATER)).applied).toEqual(['9999-later']);
});

test('a schema that is newer than this version is refused, upward and downward, and left alone', async () => {
  await migrateUp(database, WITH_LATER);
  for (const move of [migrateUp, migrateDown]) {
    await expect(move(database)).rejects.toThrow(NewerSchemaError);
    await expect(move(database)).rejects.toThrow('9999-later');
  }
  expect((await migrationStatus(database.read)).unknown).toEqual(['9999-later']);
  expect(backups()).toEqual([]);
});

test('a database of another program is refused', async () => {
  await sql`CREATE TABLE alembic_version (version_num TEXT)`.execute(database.write);
  await expect(migrateUp(database)).rejects.toThrow('is not a database of this program');
});

test('of two that migrate a database with data at once, one copies it and one migrates it: the same one', async () => {
  await migrateUp(database);
  await someValue();
  const other = openDatabase(database.path);
  try {
    const ends = await Promise.all([migrateUp(database, WITH_LATER), migrateUp(other, WITH_LATER)]);
    const [did, ...others] = ends.toSorted((left, right) => right.applied.length - left.applied.length);
    expect(did?.applied).toEqual(['9999-later']);
    expect(did?.backup).not.toBeNull();
    expect(others).toEqual([{ applied: [], backup: null }]);
    expect(backups()).toHaveLength(1);
  } finally {
    await other.close();
  }
});

test('two processes that migrate at once both end well, and one of them did it', async () => {
  const program = fileURLToPath(new URL('../../commands/migrate.ts', import.meta.url));
  const start = async (path: string) =>
    await new Promise<{ code: number | null; out: string }>((resolve) => {
      const environment = { PATH: process.env['PATH'], DATABASE_URL: `sqlite:///${path}` };
      const child = spawn(process.execPath, [program, 'up'], { cwd: folder, env: environment });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.on('close', (code) => resolve({ code, out }));
    });
  const path = join(folder, 'shared', 'portfolio.db');
  const ends = await Promise.all([start(path), start(path)]);
  expect(ends.map((end) => end.code)).toEqual([0, 0]);
  expect(ends.filter((end) => end.out.includes('Applied   0001-ledger'))).toHaveLength(1);
  expect(ends.filter((end) => end.out.includes('Nothing to apply'))).toHaveLength(1);
});

test('file and folder of a new database are for their owner alone', () => {
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  expect(statSync(database.path).mode & 0o777).toBe(0o600);
});
