/**
 * Prices and exchange rates: what the owner enters, as versions, and all of it packed for reading.
 *
 * `close_packs` holds a year of one source as two arrays of fixed width (docs/adr/0021-packed-closes.md). Packs of the
 * source `manual` follow from the rows and are made anew with them; all others are what providers told, and are kept
 * nowhere else.
 */
import { sql, type Kysely } from 'kysely';
import { nounSchema, stampColumns, textForm } from './noun-schema.ts';

const prices = nounSchema(
  'prices',
  `isin     TEXT NOT NULL CHECK (length(isin) = 12),
   date     TEXT NOT NULL CHECK (${textForm.date('date')}),
   close    TEXT NOT NULL CHECK (${textForm.positive('close')}),
   currency TEXT NOT NULL CHECK (length(currency) = 3),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_isin ON (isin, date)', 'CREATE INDEX by_date ON (date, isin)'],
  'isin, date, close, currency, created_at, updated_at',
);

const exchangeRates = nounSchema(
  'exchange_rates',
  `currency TEXT NOT NULL CHECK (length(currency) = 3 AND currency <> 'EUR'),
   date     TEXT NOT NULL CHECK (${textForm.date('date')}),
   rate     TEXT NOT NULL CHECK (${textForm.positive('rate')}),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_currency ON (currency, date)', 'CREATE INDEX by_date ON (date, currency)'],
  'currency, date, rate, created_at, updated_at',
);

/** `name` is an ISIN or, of a rate, a currency; `currency` is what the closes are in, of a rate that currency itself. */
const closePacks = `
  CREATE TABLE close_packs (
    kind     TEXT NOT NULL CHECK (kind IN ('price', 'rate')),
    name     TEXT NOT NULL CHECK (length(name) IN (3, 12)),
    source   TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 50),
    year     INTEGER NOT NULL CHECK (year BETWEEN 1 AND 9999),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    days     BLOB NOT NULL CHECK (length(days) BETWEEN 4 AND 4 * 366),
    digits   BLOB NOT NULL CHECK (length(digits) = 2 * length(days)),
    PRIMARY KEY (kind, name, source, year, currency))`;

export const name = '0005-prices-and-rates';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...prices, ...exchangeRates, closePacks]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const statements = ['exchange_rates', 'prices'].flatMap((noun) => [
    `DROP VIEW ${noun}`,
    `DROP TABLE ${noun}_versions`,
  ]);
  for (const statement of ['DROP TABLE close_packs', ...statements]) await sql.raw(statement).execute(db);
}
