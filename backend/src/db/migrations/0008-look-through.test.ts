import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateDown, migrateUp, MIGRATIONS } from '../migrate.ts';
import { type Database, openDatabase } from '../open-database.ts';

const AT = '2025-01-01T00:00:00.000000';
const WITH = MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name === '0008-look-through') + 1);
const BEFORE = WITH.slice(0, -1);

let folder: string;
let database: Database;

const run = async (statement: string) => await sql.raw(statement).execute(database.write);

const name = async (id: number, type: string, to = 'NULL') =>
  await run(`INSERT INTO isin_metadata_versions (id, from_change, to_change, isin, name, type, ter, created_at, updated_at)
    VALUES (${id}, 1, ${to}, 'IE00BK5BQT8${id}', 'Fund', '${type}', '0.002', '${AT}', '${AT}')`);

/** An instrument that was edited, as the schema before left it. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migration 8 '));
  database = openDatabase(join(folder, 'portfolio.db'));
  await migrateUp(database, BEFORE);
  await run(
    `INSERT INTO changes (made_at, action, subject, summary) VALUES ('${AT}', 'create', 'isin_metadata', 'x')`,
  );
  await name(0, 'BOND', '1');
  await name(0, 'STOCK');
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const versions = async () =>
  (
    await sql<object>`SELECT version, id, to_change, type, ter FROM isin_metadata_versions ORDER BY version`.execute(
      database.read,
    )
  ).rows;

const indexes = async () =>
  (
    await sql<{ name: string }>`SELECT name FROM sqlite_master
      WHERE type = 'index' AND tbl_name = 'isin_metadata_versions' ORDER BY 1`.execute(database.read)
  ).rows;

test('versions and indexes stay, and every class has a place', async () => {
  const before = { versions: await versions(), indexes: await indexes() };
  expect(before.versions).toHaveLength(2);
  await expect(name(1, 'CRYPTO')).rejects.toThrow('CHECK constraint failed');
  await migrateUp(database, WITH);
  expect({ versions: await versions(), indexes: await indexes() }).toEqual(before);
  for (const [index, type] of ['MONEY_MARKET', 'COMMODITY', 'CRYPTO', 'MIXED', 'OTHER'].entries())
    await name(index + 1, type);
  await expect(name(7, 'ART')).rejects.toThrow('CHECK constraint failed');
});

test('down leaves the first classes, with their versions', async () => {
  const before = await versions();
  await migrateUp(database, WITH);
  await name(1, 'CRYPTO');
  await migrateDown(database, WITH);
  expect(await versions()).toEqual(before);
  await migrateUp(database, WITH);
  expect(await versions()).toEqual(before);
});

test.each([
  ['region', '0.5', true],
  ['holding', '-0.02', true],
  ['holding', '--0.02', false],
  ['holding', '', false],
  ['sector', '1e3', false],
  ['colour', '0.5', false],
])('a %s of weight %j can be stored: %s', async (kind, weight, isStored) => {
  await migrateUp(database, WITH);
  const insert =
    run(`INSERT INTO look_through_versions (id, from_change, isin, kind, name, weight, as_of, created_at, updated_at)
    VALUES (1, 1, 'IE00BK5BQT80', '${kind}', 'x', '${weight}', '2025-01-01', '${AT}', '${AT}')`);
  if (isStored) await insert;
  else await expect(insert).rejects.toThrow('CHECK constraint failed');
});
