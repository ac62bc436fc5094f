/** Rows of an import that are stored already and not shown yet. See ADR 0056. */
import { sql, type Kysely } from 'kysely';

const COLUMNS = `id, date, time, isin, broker, transaction_type, units, price_per_unit, currency, exchange_rate, fee, fx_fee,
  external_id, product, row_identity, tax, amount, new_units, old_units, acquired_on, note, created_at, updated_at`;

/** At most one row: the versions that belong to it, and the ids that are kept free for it. */
const ARRIVALS = `CREATE TABLE arrivals (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  request_id    TEXT NOT NULL,
  change_id     INTEGER NOT NULL,
  first_version INTEGER NOT NULL,
  last_version  INTEGER NOT NULL CHECK (last_version >= first_version),
  last_id       INTEGER NOT NULL,
  touched_at    TEXT NOT NULL
) STRICT`;

const view = (condition: string) =>
  `CREATE VIEW transactions AS SELECT ${COLUMNS} FROM transactions_versions WHERE to_change IS NULL ${condition}`;

/** By their versions, which every index holds: who counts along an index need not look at the row. */
const HAS_ARRIVED = `AND version NOT BETWEEN coalesce((SELECT first_version FROM arrivals WHERE id = 1), 0)
  AND coalesce((SELECT last_version FROM arrivals WHERE id = 1), -1)`;

export const name = '0014-arriving-rows';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [ARRIVALS, 'DROP VIEW transactions', view(HAS_ARRIVED)])
    await sql.raw(statement).execute(db);
}

/** What has not arrived by then never does. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const unseen = `DELETE FROM transactions_versions WHERE version BETWEEN (SELECT first_version FROM arrivals)
    AND (SELECT last_version FROM arrivals)`;
  for (const statement of [unseen, 'DROP VIEW transactions', view(''), 'DROP TABLE arrivals'])
    await sql.raw(statement).execute(db);
}
