import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateDown, migrateUp, MIGRATIONS } from '../migrate.ts';
import { type Database, openDatabase } from '../open-database.ts';

const BEFORE = MIGRATIONS.slice(0, 3);
const WITH = MIGRATIONS.slice(0, 4);
const AT = '2025-01-01T00:00:00.000000';

let folder: string;
let database: Database;

const run = async (statement: string) => await sql.raw(statement).execute(database.write);

/** A ledger of two trades, one of them edited, as the schema before left it. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migration 4 '));
  database = openDatabase(join(folder, 'portfolio.db'));
  await migrateUp(database, BEFORE);
  await run(`INSERT INTO changes (made_at, action, subject, summary) VALUES
    ('${AT}', 'create', 'transactions', 'x'), ('${AT}', 'update', 'transactions', 'y')`);
  const trade = (id: number, change: number, to: string, fee: string) =>
    `(${id}, ${change}, ${to}, '2025-01-0${id}', NULL, 'IE00BK5BQT80', 'B', 'BUY', '10.5', '100', 'EUR', NULL, '${fee}', '0', NULL, NULL, NULL, '${AT}', '${AT}')`;
  await run(`INSERT INTO transactions_versions (id, from_change, to_change, date, time, isin, broker, transaction_type,
      units, price_per_unit, currency, exchange_rate, fee, fx_fee, external_id, product, row_identity, created_at, updated_at)
    VALUES ${trade(1, 1, '2', '1')}, ${trade(2, 1, 'NULL', '1')}, ${trade(1, 2, 'NULL', '2')}`);
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const indexes = async () =>
  (
    await sql<{ text: string }>`SELECT name || ' ' || sql AS text FROM sqlite_master
      WHERE type = 'index' AND tbl_name = 'transactions_versions' ORDER BY 1`.execute(database.read)
  ).rows.map((row) => row.text.replaceAll(/\s+/g, ' '));

const versions = async () =>
  (
    await sql<object>`SELECT version, id, from_change, to_change, date, units, fee FROM transactions_versions
      ORDER BY version`.execute(database.read)
  ).rows;

test('versions and indexes stay; what is new is empty', async () => {
  const before = { indexes: await indexes(), versions: await versions() };
  expect(before.indexes).toHaveLength(14);
  await migrateUp(database, WITH);
  expect(await versions()).toEqual(before.versions);
  expect((await indexes()).filter((index) => !index.startsWith('transactions_by_move'))).toEqual(
    before.indexes,
  );
  expect(await database.read.selectFrom('transactions').selectAll().orderBy('id').execute()).toMatchObject([
    { id: 1, fee: '2', tax: '0', amount: null, new_units: null, acquired_on: null, note: null },
    { id: 2, fee: '1', tax: '0' },
  ]);
  const { rows } = await sql<{ violations: string }>`PRAGMA foreign_key_check`.execute(database.read);
  expect(rows).toEqual([]);
});

test('down leaves the trades and the indexes as they were, without what has no place there', async () => {
  const before = { indexes: await indexes(), versions: await versions() };
  await migrateUp(database, WITH);
  await run(`INSERT INTO transactions_versions (id, from_change, date, isin, broker, transaction_type, currency, fee, fx_fee,
      tax, amount, created_at, updated_at)
    VALUES (3, 2, '2025-01-03', '', 'B', 'FEE', 'EUR', '0', '0', '0', '5', '${AT}', '${AT}')`);
  await migrateDown(database, WITH);
  expect(await versions()).toEqual(before.versions);
  expect(await indexes()).toEqual(before.indexes);
  await migrateUp(database, WITH);
  expect(await versions()).toEqual(before.versions);
});

test.each([
  ['a trade without units', `'IE00BK5BQT80', 'BUY', NULL, '1', NULL`],
  ['a trade without a price', `'IE00BK5BQT80', 'SELL', '1', NULL, NULL`],
  ['a dividend without an amount', `'IE00BK5BQT80', 'DIVIDEND', NULL, NULL, NULL`],
  ['a dividend of no instrument', `'', 'DIVIDEND', NULL, NULL, '1'`],
  ['a fee with units', `'IE00BK5BQT80', 'FEE', '1', NULL, '1'`],
  ['a split without a ratio', `'IE00BK5BQT80', 'SPLIT', NULL, NULL, NULL`],
  ['a transfer out with a price', `'IE00BK5BQT80', 'TRANSFER_OUT', '1', '1', NULL`],
  ['an unknown type', `'IE00BK5BQT80', 'GIFT', '1', '1', NULL`],
])('%s cannot be stored', async (_what, values) => {
  await migrateUp(database, WITH);
  const insert = `INSERT INTO transactions_versions (id, from_change, date, broker, currency, fee, fx_fee, tax, created_at,
      updated_at, isin, transaction_type, units, price_per_unit, amount)
    VALUES (3, 2, '2025-01-03', 'B', 'EUR', '0', '0', '0', '${AT}', '${AT}', ${values})`;
  await expect(run(insert)).rejects.toThrow('CHECK constraint failed');
});
