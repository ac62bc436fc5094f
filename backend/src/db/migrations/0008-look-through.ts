/**
 * What instruments hold themselves, as versions; and asset classes beyond the first three. A table cannot loosen what it
 * demands, so the versions of the metadata move into a new one; they keep their numbers.
 */
import { sql, type Kysely } from 'kysely';
import { nounSchema, stampColumns, textForm } from './noun-schema.ts';

/** A decimal in plain notation, below 0 too. */
const signedDecimal = (column: string) =>
  textForm.decimal(`(CASE WHEN ${column} GLOB '-*' THEN substr(${column}, 2) ELSE ${column} END)`);

const lookThrough = nounSchema(
  'look_through',
  `isin   TEXT NOT NULL CHECK (length(isin) = 12),
   kind   TEXT NOT NULL CHECK (kind IN ('region', 'sector', 'holding')),
   name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
   weight TEXT NOT NULL CHECK (${signedDecimal('weight')}),
   as_of  TEXT NOT NULL CHECK (${textForm.date('as_of')}),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_isin ON (isin, kind, name)', 'CREATE INDEX by_kind ON (kind, isin)'],
  'isin, kind, name, weight, as_of, created_at, updated_at',
);

const COLUMNS = 'isin, name, type, currency, ter, symbol, created_at, updated_at';
const FIRST_CLASSES = `'STOCK', 'BOND', 'REAL_ASSET'`;
const ALL_CLASSES = `${FIRST_CLASSES}, 'MONEY_MARKET', 'COMMODITY', 'CRYPTO', 'MIXED', 'OTHER'`;

const metadata = (classes: string) =>
  nounSchema(
    'isin_metadata',
    `isin     TEXT NOT NULL CHECK (length(isin) = 12),
     name     TEXT NOT NULL CHECK (length(name) <= 255),
     type     TEXT NOT NULL CHECK (type IN (${classes})),
     currency TEXT CHECK (length(currency) = 3),
     ter      TEXT CHECK (ter IS NULL OR ${textForm.decimal('ter')}),
     symbol   TEXT CHECK (length(symbol) BETWEEN 1 AND 32),
     ${stampColumns}`,
    ['CREATE UNIQUE INDEX by_isin ON (isin)', 'CREATE INDEX by_type ON (type, isin)'],
    COLUMNS,
  );

/** Moves all versions from the table as it stands into one that knows `classes`. */
async function rebuildMetadata(db: Kysely<unknown>, classes: string): Promise<void> {
  const [table = '', ...rest] = metadata(classes);
  const indexes = await sql<{ name: string }>`SELECT name FROM sqlite_master
    WHERE type = 'index' AND tbl_name = 'isin_metadata_versions' AND sql IS NOT NULL`.execute(db);
  const columns = `version, id, from_change, to_change, ${COLUMNS}`;
  const statements = [
    'DROP VIEW isin_metadata',
    ...indexes.rows.map(({ name }) => `DROP INDEX "${name}"`),
    'ALTER TABLE isin_metadata_versions RENAME TO isin_metadata_versions_moved',
    table,
    `INSERT INTO isin_metadata_versions (${columns})
      SELECT ${columns} FROM isin_metadata_versions_moved WHERE type IN (${classes})`,
    'DROP TABLE isin_metadata_versions_moved',
    ...rest,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export const name = '0008-look-through';

export async function up(db: Kysely<unknown>): Promise<void> {
  await rebuildMetadata(db, ALL_CLASSES);
  for (const statement of lookThrough) await sql.raw(statement).execute(db);
}

/** Versions of the other classes are gone: the table that was has no place for them. */
export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of ['DROP VIEW look_through', 'DROP TABLE look_through_versions'])
    await sql.raw(statement).execute(db);
  await rebuildMetadata(db, FIRST_CLASSES);
}
