/**
 * What the pages beyond transactions keep: more facts of an instrument, notes on it, and the kinds and accounts of
 * other assets, which the program held until now. And indexes to search and sort a long ledger by.
 *
 * The kinds and accounts that it held become rows. No change of the owner made them, so `from_change` is 0, which is
 * the id of none.
 */
import { sql, type Kysely } from 'kysely';
import { nounSchema, stampColumns, textForm } from './noun-schema.ts';

const FROM_A_CHANGE_OR_THE_PROGRAM = 'INTEGER NOT NULL CHECK (from_change >= 0)';

const assetKinds = nounSchema(
  'asset_kinds',
  `code          TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 50),
   name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
   needs_account INTEGER NOT NULL CHECK (needs_account IN (0, 1)),
   currency      TEXT CHECK (length(currency) = 3),
   is_builtin    INTEGER NOT NULL CHECK (is_builtin IN (0, 1)),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_code ON (code)'],
  'code, name, needs_account, currency, is_builtin, created_at, updated_at',
  FROM_A_CHANGE_OR_THE_PROGRAM,
);

const assetAccounts = nounSchema(
  'asset_accounts',
  `name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_name ON (name)'],
  'name, created_at, updated_at',
  FROM_A_CHANGE_OR_THE_PROGRAM,
);

const notes = nounSchema(
  'notes',
  `isin TEXT NOT NULL CHECK (length(isin) = 12),
   text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_isin ON (isin)'],
  'isin, text, created_at, updated_at',
);

const NOW = `strftime('%Y-%m-%dT%H:%M:%f000', 'now')`;

const firstKinds = `
  INSERT INTO asset_kinds_versions
    (id, from_change, code, name, needs_account, currency, is_builtin, created_at, updated_at)
  SELECT column1, 0, column2, column3, column4, column5, 1, ${NOW}, ${NOW} FROM (VALUES
    (1, 'investments', 'Investments', 0, NULL),
    (2, 'crypto', 'Crypto', 0, NULL),
    (3, 'cash_eur', 'Cash in EUR', 1, 'EUR'),
    (4, 'cash_czk', 'Cash in CZK', 1, 'CZK'),
    (5, 'cd_account', 'Term deposit', 0, NULL),
    (6, 'pension_fund', 'Pension fund', 0, NULL))`;

const firstAccounts = `
  INSERT INTO asset_accounts_versions (id, from_change, name, created_at, updated_at)
  SELECT column1, 0, column2, ${NOW}, ${NOW} FROM (VALUES
    (1, 'CSOB'), (2, 'RAIF'), (3, 'Revolut'), (4, 'Wise'), (5, 'Degiro'))`;

/** Assets brought over from an earlier database may be of kinds and in accounts that the program never held. */
const kindsInUse = `
  INSERT INTO asset_kinds_versions
    (id, from_change, code, name, needs_account, currency, is_builtin, created_at, updated_at)
  SELECT 6 + row_number() OVER (ORDER BY asset_type), 0, asset_type, asset_type, max(asset_detail IS NOT NULL), NULL, 0, ${NOW}, ${NOW}
  FROM other_assets WHERE asset_type NOT IN (SELECT code FROM asset_kinds) GROUP BY asset_type`;

const accountsInUse = `
  INSERT INTO asset_accounts_versions (id, from_change, name, created_at, updated_at)
  SELECT 5 + row_number() OVER (ORDER BY asset_detail), 0, asset_detail, ${NOW}, ${NOW}
  FROM other_assets WHERE length(asset_detail) BETWEEN 1 AND 100 AND asset_detail NOT IN (SELECT name FROM asset_accounts)
  GROUP BY asset_detail`;

const METADATA_COLUMNS: readonly (readonly [name: string, check: string])[] = [
  ['currency', 'length(currency) = 3'],
  ['ter', `ter IS NULL OR ${textForm.decimal('ter')}`],
  ['symbol', 'length(symbol) BETWEEN 1 AND 32'],
];

/** A view names its columns, so it is made anew when its table has others. */
function metadataView(columns: readonly string[]): string[] {
  const names = ['id', 'isin', 'name', 'type', ...columns, 'created_at', 'updated_at'].join(', ');
  return [
    'DROP VIEW isin_metadata',
    `CREATE VIEW isin_metadata AS SELECT ${names} FROM isin_metadata_versions WHERE to_change IS NULL`,
  ];
}

/** Text that sorts as its number does: the length of the whole part as one character, then the number itself. */
const magnitude = (column: string) => `char(48 + instr(${column} || '.', '.')) || ${column}`;

/** In these orders the transactions are listed; the first also tells whatever a search looks at without their rows. */
const LIST_INDEXES: readonly (readonly [name: string, columns: string])[] = [
  ['transactions_by_label', 'isin, product, broker, date, id, transaction_type'],
  ['transactions_by_units', `${magnitude('units')}, date, id`],
  ['transactions_by_price', `${magnitude('price_per_unit')}, date, id`],
  ['transactions_by_fee', `${magnitude('fee')}, date, id`],
];

async function execute(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export const name = '0002-kinds-and-notes';

export async function up(db: Kysely<unknown>): Promise<void> {
  await execute(db, [
    ...METADATA_COLUMNS.map(
      ([column, check]) => `ALTER TABLE isin_metadata_versions ADD COLUMN ${column} TEXT CHECK (${check})`,
    ),
    ...metadataView(METADATA_COLUMNS.map(([column]) => column)),
    ...LIST_INDEXES.map(
      ([index, columns]) =>
        `CREATE INDEX ${index} ON transactions_versions (${columns}) WHERE to_change IS NULL`,
    ),
    ...assetKinds,
    ...assetAccounts,
    ...notes,
    firstKinds,
    firstAccounts,
    kindsInUse,
    accountsInUse,
  ]);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const nouns = ['notes', 'asset_accounts', 'asset_kinds'];
  await execute(db, [
    ...nouns.flatMap((noun) => [`DROP VIEW ${noun}`, `DROP TABLE ${noun}_versions`]),
    ...LIST_INDEXES.map(([index]) => `DROP INDEX ${index}`),
    ...metadataView([]),
    ...METADATA_COLUMNS.map(([column]) => `ALTER TABLE isin_metadata_versions DROP COLUMN ${column}`),
  ]);
}
