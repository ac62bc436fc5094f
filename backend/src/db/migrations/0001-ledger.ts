/**
 * The first schema: six nouns kept as versions, the changes that made them, and the current rows as views.
 *
 * A version is never deleted or overwritten: a change closes it (`to_change`) and opens the next. See ADR 0012.
 * Decimals are text in plain notation; DATE_TEXT, INSTANT_TEXT and DECIMAL_TEXT are what the CHECKs enforce.
 */
import { sql, type Kysely } from 'kysely';

const decimalText = (column: string) =>
  `(typeof(${column}) = 'text' AND ${column} GLOB '[0-9]*' AND ${column} NOT GLOB '*[^0-9.]*' AND ${column} NOT GLOB '*.*.*' AND ${column} NOT GLOB '*.')`;
const positive = (column: string) => `${decimalText(column)} AND ${column} GLOB '*[1-9]*'`;
const dateText = (column: string) => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
const instantText = (column: string) =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]'`;

const versionColumns = `
  version     INTEGER PRIMARY KEY AUTOINCREMENT,
  id          INTEGER NOT NULL,
  from_change INTEGER NOT NULL REFERENCES changes (id),
  to_change   INTEGER REFERENCES changes (id)`;

const stamps = `
  created_at TEXT NOT NULL CHECK (${instantText('created_at')}),
  updated_at TEXT NOT NULL CHECK (${instantText('updated_at')})`;

/** Table `<noun>_versions`, its indexes, and the view `<noun>` of the current rows. */
function noun(name: string, columns: string, currentIndexes: string[], viewColumns: string): string[] {
  const table = `${name}_versions`;
  return [
    `CREATE TABLE ${table} (${versionColumns}, ${columns})`,
    `CREATE UNIQUE INDEX ${table}_current ON ${table} (id) WHERE to_change IS NULL`,
    `CREATE INDEX ${table}_history ON ${table} (id)`,
    // What a change did is counted and listed from these two alone, by id and without sorting.
    `CREATE INDEX ${table}_from ON ${table} (from_change, id, to_change)`,
    `CREATE INDEX ${table}_to ON ${table} (to_change, id, from_change) WHERE to_change IS NOT NULL`,
    ...currentIndexes.map(
      (index) =>
        index.replace('INDEX ', `INDEX ${name}_`).replace(' ON ', ` ON ${table} `) +
        ' WHERE to_change IS NULL',
    ),
    `CREATE VIEW ${name} AS SELECT id, ${viewColumns} FROM ${table} WHERE to_change IS NULL`,
  ];
}

const changes = [
  `CREATE TABLE changes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at    TEXT NOT NULL CHECK (${instantText('made_at')}),
    action     TEXT NOT NULL CHECK (action IN ('create', 'update', 'delete', 'delete_all', 'import', 'undo')),
    subject    TEXT NOT NULL,
    summary    TEXT NOT NULL,
    request_id TEXT,
    undoes     INTEGER REFERENCES changes (id)
  )`,
  `CREATE UNIQUE INDEX changes_undoes ON changes (undoes) WHERE undoes IS NOT NULL`,
];

const transactions = noun(
  'transactions',
  `date             TEXT NOT NULL CHECK (${dateText('date')}),
   time             TEXT,
   isin             TEXT NOT NULL CHECK (length(isin) = 12),
   broker           TEXT NOT NULL CHECK (length(broker) BETWEEN 1 AND 100),
   transaction_type TEXT NOT NULL CHECK (transaction_type IN ('BUY', 'SELL')),
   units            TEXT NOT NULL CHECK (${positive('units')}),
   price_per_unit   TEXT NOT NULL CHECK (${positive('price_per_unit')}),
   currency         TEXT NOT NULL CHECK (length(currency) = 3),
   exchange_rate    TEXT CHECK (exchange_rate IS NULL OR (${positive('exchange_rate')})),
   fee              TEXT NOT NULL CHECK (${decimalText('fee')}),
   fx_fee           TEXT NOT NULL CHECK (${decimalText('fx_fee')}),
   external_id      TEXT,
   product          TEXT,
   row_identity     TEXT,
   ${stamps}`,
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

const positionValues = noun(
  'position_values',
  `isin          TEXT NOT NULL CHECK (length(isin) BETWEEN 1 AND 12),
   current_value TEXT NOT NULL CHECK (${positive('current_value')}),
   ${stamps}`,
  ['CREATE UNIQUE INDEX by_isin ON (isin)'],
  'isin, current_value, created_at, updated_at',
);

const isinMetadata = noun(
  'isin_metadata',
  `isin TEXT NOT NULL CHECK (length(isin) = 12),
   name TEXT NOT NULL CHECK (length(name) <= 255),
   type TEXT NOT NULL CHECK (type IN ('STOCK', 'BOND', 'REAL_ASSET')),
   ${stamps}`,
  ['CREATE UNIQUE INDEX by_isin ON (isin)', 'CREATE INDEX by_type ON (type, isin)'],
  'isin, name, type, created_at, updated_at',
);

const otherAssets = noun(
  'other_assets',
  `asset_type   TEXT NOT NULL CHECK (length(asset_type) BETWEEN 1 AND 50),
   asset_detail TEXT,
   currency     TEXT NOT NULL CHECK (length(currency) = 3),
   value        TEXT NOT NULL CHECK (${decimalText('value')}),
   ${stamps}`,
  [`CREATE UNIQUE INDEX by_kind ON (asset_type, coalesce(asset_detail, ''))`],
  'asset_type, asset_detail, currency, value, created_at, updated_at',
);

const settings = noun(
  'settings',
  `name  TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
   value TEXT NOT NULL,
   ${stamps}`,
  ['CREATE UNIQUE INDEX by_name ON (name)'],
  'name, value, created_at, updated_at',
);

const snapshots = noun(
  'snapshots',
  `snapshot_date TEXT NOT NULL CHECK (${instantText('snapshot_date')}),
   asset_type    TEXT NOT NULL CHECK (length(asset_type) BETWEEN 1 AND 50),
   asset_detail  TEXT,
   currency      TEXT NOT NULL CHECK (length(currency) = 3),
   value         TEXT NOT NULL CHECK (${decimalText('value')}),
   exchange_rate TEXT NOT NULL CHECK (${positive('exchange_rate')}),
   value_eur     TEXT NOT NULL CHECK (${decimalText('value_eur')}),
   created_at    TEXT NOT NULL CHECK (${instantText('created_at')})`,
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
