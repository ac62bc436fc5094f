/**
 * Transactions of every type: dividends, splits, fees and taxes by themselves, transfers; and the tax and the note that
 * any of them can carry. A table cannot loosen what it demands, so the versions move into a new one; they keep their
 * numbers, and the indexes are made again over the same columns.
 *
 * `isin` is empty for a fee or a tax of the portfolio as a whole.
 */
import { sql, type Kysely } from 'kysely';
import { nounSchema, stampColumns, textForm } from './noun-schema.ts';

/** Text that sorts as its number does, as migration 0002 has it. */
const magnitude = (column: string) => `char(48 + instr(${column} || '.', '.')) || ${column}`;

const orNull = (column: string, check: string) => `${column} TEXT CHECK (${column} IS NULL OR (${check}))`;

const INDEXES = [
  'CREATE INDEX by_date ON (date, id)',
  // The last two so that units held are told without a look at the rows.
  'CREATE INDEX by_isin ON (isin, date, id, transaction_type, units)',
  'CREATE INDEX by_broker ON (broker, date, id)',
  'CREATE INDEX by_type ON (transaction_type, date, id)',
  'CREATE INDEX by_created_at ON (created_at, id)',
  'CREATE INDEX by_row_identity ON (row_identity)',
  'CREATE INDEX by_label ON (isin, product, broker, date, id, transaction_type)',
  `CREATE INDEX by_units ON (${magnitude('units')}, date, id)`,
  `CREATE INDEX by_price ON (${magnitude('price_per_unit')}, date, id)`,
  `CREATE INDEX by_fee ON (${magnitude('fee')}, date, id)`,
];

const COMMON = `date, time, isin, broker, transaction_type, units, price_per_unit, currency, exchange_rate, fee, fx_fee, external_id, product, row_identity`;
const ADDED = 'tax, amount, new_units, old_units, acquired_on, note';
const STAMPS = 'created_at, updated_at';

const commonColumns = (types: string, isin: string, units: string, price: string) => `
   date             TEXT NOT NULL CHECK (${textForm.date('date')}),
   time             TEXT,
   isin             TEXT NOT NULL CHECK (${isin}),
   broker           TEXT NOT NULL CHECK (length(broker) BETWEEN 1 AND 100),
   transaction_type TEXT NOT NULL CHECK (transaction_type IN (${types})),
   ${units},
   ${price},
   currency         TEXT NOT NULL CHECK (length(currency) = 3),
   exchange_rate    TEXT CHECK (exchange_rate IS NULL OR (${textForm.positive('exchange_rate')})),
   fee              TEXT NOT NULL CHECK (${textForm.decimal('fee')}),
   fx_fee           TEXT NOT NULL CHECK (${textForm.decimal('fx_fee')}),
   external_id      TEXT,
   product          TEXT,
   row_identity     TEXT,`;

const now = nounSchema(
  'transactions',
  `${commonColumns(
    `'BUY', 'SELL', 'DIVIDEND', 'SPLIT', 'FEE', 'TAX', 'TRANSFER_IN', 'TRANSFER_OUT'`,
    `length(isin) = 12 OR (isin = '' AND transaction_type IN ('FEE', 'TAX'))`,
    orNull('units', textForm.positive('units')),
    orNull('price_per_unit', textForm.positive('price_per_unit')),
  )}
   tax              TEXT NOT NULL CHECK (${textForm.decimal('tax')}),
   ${orNull('amount', textForm.positive('amount'))},
   new_units        INTEGER CHECK (new_units > 0),
   old_units        INTEGER CHECK (old_units > 0),
   ${orNull('acquired_on', textForm.date('acquired_on'))},
   note             TEXT CHECK (length(note) BETWEEN 1 AND 1000),
   ${stampColumns},
   CHECK ((units IS NOT NULL) = (transaction_type IN ('BUY', 'SELL', 'TRANSFER_IN', 'TRANSFER_OUT'))),
   CHECK (price_per_unit IS NOT NULL OR transaction_type NOT IN ('BUY', 'SELL')),
   CHECK (price_per_unit IS NULL OR transaction_type IN ('BUY', 'SELL', 'TRANSFER_IN')),
   CHECK ((amount IS NOT NULL) = (transaction_type IN ('DIVIDEND', 'FEE', 'TAX'))),
   CHECK ((new_units IS NOT NULL) = (transaction_type = 'SPLIT')),
   CHECK ((old_units IS NOT NULL) = (transaction_type = 'SPLIT')),
   CHECK (acquired_on IS NULL OR (transaction_type = 'TRANSFER_IN' AND price_per_unit IS NOT NULL))`,
  INDEXES,
  `${COMMON}, ${ADDED}, ${STAMPS}`,
);

const before = nounSchema(
  'transactions',
  `${commonColumns(
    `'BUY', 'SELL'`,
    'length(isin) = 12',
    `units TEXT NOT NULL CHECK (${textForm.positive('units')})`,
    `price_per_unit TEXT NOT NULL CHECK (${textForm.positive('price_per_unit')})`,
  )}
   ${stampColumns}`,
  INDEXES,
  `${COMMON}, ${STAMPS}`,
);

/** Moves all versions from the table as it stands into the one that `statements` make. */
async function rebuild(
  db: Kysely<unknown>,
  [table = '', ...rest]: readonly string[],
  columns: string,
  values: string,
  condition = 'TRUE',
): Promise<void> {
  const indexes = await sql<{ name: string }>`SELECT name FROM sqlite_master
    WHERE type = 'index' AND tbl_name = 'transactions_versions' AND sql IS NOT NULL`.execute(db);
  const versioning = 'version, id, from_change, to_change';
  const statements = [
    'DROP VIEW transactions',
    ...indexes.rows.map(({ name }) => `DROP INDEX "${name}"`),
    'ALTER TABLE transactions_versions RENAME TO transactions_versions_moved',
    table,
    `INSERT INTO transactions_versions (${versioning}, ${columns})
      SELECT ${versioning}, ${values} FROM transactions_versions_moved WHERE ${condition}`,
    'DROP TABLE transactions_versions_moved',
    ...rest,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** What units do besides being bought and sold: hardly any row, looked at before every position. */
const MOVES = `CREATE INDEX transactions_by_move ON transactions_versions (isin, date, id)
  WHERE to_change IS NULL AND transaction_type IN ('SPLIT', 'TRANSFER_IN', 'TRANSFER_OUT')`;

export const name = '0004-transaction-types';

export async function up(db: Kysely<unknown>): Promise<void> {
  const kept = `${COMMON}, ${STAMPS}`;
  await rebuild(db, [...now, MOVES], `${kept}, tax`, `${kept}, '0'`);
}

/** Versions of the new types are gone: the table that was has no place for them. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const kept = `${COMMON}, ${STAMPS}`;
  await rebuild(db, before, kept, kept, `transaction_type IN ('BUY', 'SELL')`);
}
