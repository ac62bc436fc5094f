import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateDown, migrateUp, MIGRATIONS } from '../migrate.ts';
import { type Database, openDatabase } from '../open-database.ts';

const FIRST = MIGRATIONS.slice(0, 1);
const BOTH = MIGRATIONS.slice(0, 2);
const AT = '2025-01-01T00:00:00.000000';

let folder: string;
let database: Database;

/** A database as the first schema left it, with a name and assets that an earlier database had brought. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migration 2 '));
  database = openDatabase(join(folder, 'portfolio.db'));
  await migrateUp(database, FIRST);
  for (const statement of [
    `INSERT INTO changes (made_at, action, subject, summary) VALUES ('${AT}', 'create', 'isin_metadata', 'x')`,
    `INSERT INTO isin_metadata_versions (id, from_change, isin, name, type, created_at, updated_at)
      VALUES (1, 1, 'IE00BK5BQT80', 'World', 'STOCK', '${AT}', '${AT}')`,
    `INSERT INTO other_assets_versions (id, from_change, asset_type, asset_detail, currency, value, created_at, updated_at)
      VALUES (1, 1, 'cash_eur', 'Wise', 'EUR', '1', '${AT}', '${AT}'), (2, 1, 'stamps', NULL, 'EUR', '2', '${AT}', '${AT}'),
        (3, 1, 'box', 'Fio', 'CZK', '3', '${AT}', '${AT}'), (4, 1, 'box', 'Wise', 'CZK', '4', '${AT}', '${AT}')`,
  ]) {
    await sql.raw(statement).execute(database.write);
  }
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const schema = async () =>
  (
    await sql<{ text: string }>`SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS text
      FROM sqlite_master ORDER BY 1`.execute(database.read)
  ).rows.map((row) => row.text);

test('what was there stays, and what its assets are of and in becomes data', async () => {
  await migrateUp(database, BOTH);
  const { read } = database;
  expect(await read.selectFrom('isin_metadata').selectAll().execute()).toMatchObject([
    { isin: 'IE00BK5BQT80', name: 'World', currency: null, ter: null, symbol: null },
  ]);
  const kinds = await read.selectFrom('asset_kinds').selectAll().orderBy('id').execute();
  expect(kinds.slice(5).map((kind) => [kind.id, kind.code, kind.needs_account, kind.is_builtin])).toEqual([
    [6, 'pension_fund', 0, 1],
    [7, 'box', 1, 0],
    [8, 'stamps', 0, 0],
  ]);
  const accounts = await read.selectFrom('asset_accounts').select(['id', 'name']).orderBy('id').execute();
  expect(accounts.slice(4)).toEqual([
    { id: 5, name: 'Degiro' },
    { id: 6, name: 'Fio' },
  ]);
  expect(await read.selectFrom('changes').selectAll().execute()).toHaveLength(1);
});

test('down leaves the first schema as it was, and up again is the same as once', async () => {
  const before = await schema();
  await migrateUp(database, BOTH);
  const after = await schema();
  await migrateDown(database, BOTH);
  expect(await schema()).toEqual(before);
  expect(await database.read.selectFrom('isin_metadata').select(['isin', 'name']).execute()).toEqual([
    { isin: 'IE00BK5BQT80', name: 'World' },
  ]);
  await migrateUp(database, BOTH);
  expect(await schema()).toEqual(after);
});
