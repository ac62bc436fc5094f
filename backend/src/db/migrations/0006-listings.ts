/**
 * Where prices come from: the sources of each instrument in their order, as versions, and how asking them went.
 *
 * How asking went is no change of the owner's and has no versions (docs/adr/0022-price-providers.md).
 */
import { sql, type Kysely } from 'kysely';
import { nounSchema, stampColumns, textForm } from './noun-schema.ts';

const listings = nounSchema(
  'listings',
  `isin           TEXT NOT NULL CHECK (length(isin) = 12),
   rank           INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 9),
   provider       TEXT NOT NULL CHECK (provider IN ('yahoo', 'address', 'manual')),
   symbol         TEXT CHECK (length(symbol) BETWEEN 1 AND 32),
   exchange       TEXT CHECK (length(exchange) BETWEEN 1 AND 100),
   currency       TEXT CHECK (length(currency) = 3),
   address        TEXT CHECK (length(address) BETWEEN 1 AND 2000),
   address_format TEXT CHECK (address_format IN ('json', 'csv')),
   rows_at        TEXT CHECK (length(rows_at) BETWEEN 1 AND 200),
   day_at         TEXT CHECK (length(day_at) BETWEEN 1 AND 200),
   close_at       TEXT CHECK (length(close_at) BETWEEN 1 AND 200),
   ${stampColumns},
   CHECK (provider <> 'yahoo' OR (symbol IS NOT NULL AND currency IS NOT NULL)),
   CHECK ((provider = 'address') = (address IS NOT NULL)),
   CHECK (provider <> 'address' OR
     (currency IS NOT NULL AND address_format IS NOT NULL AND day_at IS NOT NULL AND close_at IS NOT NULL))`,
  ['CREATE UNIQUE INDEX by_isin ON (isin, rank)'],
  'isin, rank, provider, symbol, exchange, currency, address, address_format, rows_at, day_at, close_at, created_at, updated_at',
);

const fetchStates = `
  CREATE TABLE fetch_states (
    kind           TEXT NOT NULL CHECK (kind IN ('price', 'rate')),
    name           TEXT NOT NULL CHECK (length(name) IN (3, 12)),
    source         TEXT CHECK (length(source) BETWEEN 1 AND 50),
    listing        TEXT,
    asked_from     TEXT CHECK (${textForm.date('asked_from')}),
    asked_at       TEXT NOT NULL CHECK (${textForm.instant('asked_at')}),
    told_at        TEXT CHECK (${textForm.instant('told_at')}),
    failed_at      TEXT CHECK (${textForm.instant('failed_at')}),
    failed_source  TEXT CHECK (length(failed_source) BETWEEN 1 AND 50),
    failure_code   TEXT,
    failure_values TEXT CHECK (json_valid(failure_values)),
    PRIMARY KEY (kind, name))`;

/** Which currencies are in use, and since when, is told without a look at the rows. */
const byCurrency =
  'CREATE INDEX transactions_by_currency ON transactions_versions (currency, date) WHERE to_change IS NULL';

export const name = '0006-listings';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...listings, fetchStates, byCurrency]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'DROP INDEX transactions_by_currency',
    'DROP TABLE fetch_states',
    'DROP VIEW listings',
    'DROP TABLE listings_versions',
  ])
    await sql.raw(statement).execute(db);
}
