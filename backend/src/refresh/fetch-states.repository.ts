import { type LocalDate, localDate } from '@portfolio/domain';
import { type Kysely, sql } from 'kysely';
import type { PackKind } from '../db/close-packs.ts';
import type { FetchStateTable, Tables } from '../db/tables.ts';

export async function listFetchStates(db: Kysely<Tables>): Promise<FetchStateTable[]> {
  return await db.selectFrom('fetch_states').selectAll().orderBy('kind').orderBy('name').execute();
}

export async function findFetchState(
  db: Kysely<Tables>,
  kind: PackKind,
  name: string,
): Promise<FetchStateTable | null> {
  const query = db.selectFrom('fetch_states').selectAll().where('kind', '=', kind).where('name', '=', name);
  return (await query.executeTakeFirst()) ?? null;
}

export async function saveFetchState(db: Kysely<Tables>, state: FetchStateTable): Promise<void> {
  const { kind: _kind, name: _name, ...told } = state;
  await db
    .insertInto('fetch_states')
    .values(state)
    .onConflict((known) => known.columns(['kind', 'name']).doUpdateSet(told))
    .execute();
}

/** The first day of an instrument's transactions; null when it has none. */
export async function firstDayOf(db: Kysely<Tables>, isin: string): Promise<LocalDate | null> {
  const query = db
    .selectFrom('transactions')
    .select((select) => select.fn.min('date').as('day'))
    .where('isin', '=', isin);
  const day = (await query.executeTakeFirst())?.day ?? null;
  return day === null ? null : localDate(day);
}

/** The first day of the ledger; null when it is empty. */
export async function firstDay(db: Kysely<Tables>): Promise<LocalDate | null> {
  const query = db.selectFrom('transactions').select((select) => select.fn.min('date').as('day'));
  const day = (await query.executeTakeFirst())?.day ?? null;
  return day === null ? null : localDate(day);
}

/** Codes of the currencies that transactions, listings, closes and other assets are in, and the base currency. */
export async function currenciesInUse(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    SELECT currency FROM transactions GROUP BY currency
    UNION SELECT currency FROM listings WHERE currency IS NOT NULL
    UNION SELECT currency FROM close_packs WHERE kind = 'price'
    UNION SELECT currency FROM other_assets
    UNION SELECT value FROM settings WHERE name = 'base_currency'`.execute(db);
  return rows.map((row) => row.currency);
}

/** The newest day that is known of each ISIN or currency, whoever told it, in days since 1970. */
export async function newestDays(db: Kysely<Tables>, kind: PackKind): Promise<Map<string, number>> {
  const packs = await sql<{ name: string; last: Uint8Array }>`
    SELECT name, substr(days, -4) AS last, max(year) AS year FROM close_packs WHERE kind = ${kind}
    GROUP BY name, source, currency`.execute(db);
  const newest = new Map<string, number>();
  for (const { name, last } of packs.rows) {
    const day = Buffer.from(last).readInt32LE();
    newest.set(name, Math.max(day, newest.get(name) ?? day));
  }
  return newest;
}
