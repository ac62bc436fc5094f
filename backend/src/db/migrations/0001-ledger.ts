/**
 * The first schema: six nouns kept as versions, the changes that made them, and the current rows as views.
 *
 * A version is never deleted or overwritten: a change closes it (`to_change`) and opens the next. See ADR 0012.
 * Decimals are text in plain notation, which the CHECKs enforce.
 */
import { sql, type Kysely } from 'kysely';
import { nounSchema, stampColumns, textForm } from './noun-schema.ts';

const changes = [
  `CREATE TABLE changes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at    TEXT NOT NULL CHECK (${textForm.instant('made_at')}),
    action     TEXT NOT NULL CHECK (action IN ('create', 'update', 'delete', 'delete_all', 'import', 'undo')),
    subject    TEXT NOT NULL,
    summary    TEXT NOT NULL,
    request_id TEXT,
    undoes     INTEGER REFERENCES changes (id)
  )`,
  `CREATE UNIQUE INDEX changes_undoes ON changes (undoes) WHERE undoes IS NOT NULL`,
];

const transactions = nounSchema(
  'transactions',
  `date             TEXT NOT NULL CHECK (${textForm.date('date')}),
   time             TEXT,
   isin             TEXT NOT NULL CHECK (length(isin) = 12),
   broker           TEXT NOT NULL CHECK (length(broker) BETWEEN 1 AND 100),
   transaction_type TEXT NOT NULL CHECK (transaction_type IN ('BUY', 'SELL')),
   units            TEXT NOT NULL CHECK (${textForm.positive('units')}),
   price_per_unit   TEXT NOT NULL CHECK (${textForm.positive('price_per_unit')}),
   currency         TEXT NOT NULL CHECK (length(currency) = 3),
   exchange_rate    TEXT CHECK (exchange_rate IS NULL OR (${textForm.positive('exchange_rate')})),
   fee              TEXT NOT NULL CHECK (${textForm.decimal('fee')}),
   fx_fee           TEXT NOT NULL CHECK (${textForm.decimal('fx_fee')}),
   external_id      TEXT,
   product          TEXT,
   row_identity     TEXT,
   ${stampColumns}`,
  [
    'CREATE INDEX by_date ON (date, id)',
    // The last two so that units held are told without a look at the rows.
    'CREATE INDEX by_isin ON (isin, date, id, transaction_type, units)',
    'CREATE INDEX by_broker ON (broker, date, id)',
    'CREATE INDEX by_type ON (transaction_type, date, id)',
    'CREATE INDEX by_created_at ON (created_at, id)',
    'CREATE INDEX by_row_identity ON (row_identity)',
  ],
  'date, time, isin, broker, transaction_type, units, price_per_unit, currency, exchange_rate, fee, fx_fee, external_id, product, row_identity, created_at, updated_at',
);

const positionValues = nounSchema(
  'position_values',
  `isin          TEXT NOT NULL CHECK (length(isin) BETWEEN 1 AND 12),
   current_value TEXT NOT NULL CHECK (${textForm.positive('current_value')}),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_isin ON (isin)'],
  'isin, current_value, created_at, updated_at',
);

const isinMetadata = nounSchema(
  'isin_metadata',
  `isin TEXT NOT NULL CHECK (length(isin) = 12),
   name TEXT NOT NULL CHECK (length(name) <= 255),
   type TEXT NOT NULL CHECK (type IN ('STOCK', 'BOND', 'REAL_ASSET')),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_isin ON (isin)', 'CREATE INDEX by_type ON (type, isin)'],
  'isin, name, type, created_at, updated_at',
);

const otherAssets = nounSchema(
  'other_assets',
  `asset_type   TEXT NOT NULL CHECK (length(asset_type) BETWEEN 1 AND 50),
   asset_detail TEXT,
   currency     TEXT NOT NULL CHECK (length(currency) = 3),
   value        TEXT NOT NULL CHECK (${textForm.decimal('value')}),
   ${stampColumns}`,
  [`CREATE UNIQUE INDEX by_kind ON (asset_type, coalesce(asset_detail, ''))`],
  'asset_type, asset_detail, currency, value, created_at, updated_at',
);

const settings = nounSchema(
  'settings',
  `name  TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
   value TEXT NOT NULL,
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_name ON (name)'],
  'name, value, created_at, updated_at',
);

const snapshots = nounSchema(
  'snapshots',
  `snapshot_date TEXT NOT NULL CHECK (${textForm.instant('snapshot_date')}),
   asset_type    TEXT NOT NULL CHECK (length(asset_type) BETWEEN 1 AND 50),
   asset_detail  TEXT,
   currency      TEXT NOT NULL CHECK (length(currency) = 3),
   value         TEXT NOT NULL CHECK (${textForm.decimal('value')}),
   exchange_rate TEXT NOT NULL CHECK (${textForm.positive('exchange_rate')}),
   value_eur     TEXT NOT NULL CHECK (${textForm.decimal('value_eur')}),
   created_at    TEXT NOT NULL CHECK (${textForm.instant('created_at')})`,
  [
    'CREATE INDEX by_date ON (snapshot_date, asset_type, id)',
    'CREATE INDEX by_asset_type ON (asset_type, snapshot_date, id)',
  ],
  'snapshot_date, asset_type, asset_detail, currency, value, exchange_rate, value_eur, created_at',
);

export const NOUNS_OF_0001 = [
  'transactions',
  'position_values',
  'isin_metadata',
  'other_assets',
  'settings',
  'snapshots',
];

export const name = '0001-ledger';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    changes,
    transactions,
    positionValues,
    isinMetadata,
    otherAssets,
    settings,
    snapshots,
  ].flat();
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const noun of NOUNS_OF_0001.toReversed()) {
    await sql.raw(`DROP VIEW ${noun}`).execute(db);
    await sql.raw(`DROP TABLE ${noun}_versions`).execute(db);
  }
  await sql.raw('DROP TABLE changes').execute(db);
}
