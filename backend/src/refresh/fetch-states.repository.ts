import { type DatedSplit, type Decimal, type LocalDate, localDate, normalise } from '@portfolio/domain';
import { type Kysely, sql } from 'kysely';
import { MANUAL, type PackKind } from '../db/close-packs.ts';
import { PACKED_DIGITS } from '../db/packed-series.ts';
import type { FetchStateTable } from '../db/provided-tables.ts';
import type { Tables } from '../db/tables.ts';

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

/** The splits of an instrument that the ledger records, ascending. */
export async function recordedSplits(db: Kysely<Tables>, isin: string): Promise<DatedSplit[]> {
  const rows = await db
    .selectFrom('transactions')
    .select(['date', 'new_units', 'old_units'])
    .where('isin', '=', isin)
    .where('transaction_type', '=', 'SPLIT')
    .orderBy('date')
    .execute();
  return rows.flatMap(({ date, new_units: more, old_units: old }) =>
    more === null || old === null
      ? []
      : [{ date: localDate(date), newUnits: BigInt(more), oldUnits: BigInt(old) }],
  );
}

/** The first day of the ledger; null when it is empty. */
export async function firstDay(db: Kysely<Tables>): Promise<LocalDate | null> {
  const query = db.selectFrom('transactions').select((select) => select.fn.min('date').as('day'));
  const day = (await query.executeTakeFirst())?.day ?? null;
  return day === null ? null : localDate(day);
}

/** Codes of the currencies that transactions and closes are in. */
export async function currenciesInUse(db: Kysely<Tables>): Promise<string[]> {
  const trades = db.selectFrom('transactions').select('currency').groupBy('currency');
  const closes = db.selectFrom('close_packs').select('currency').where('kind', '=', 'price').distinct();
  return [...(await trades.execute()), ...(await closes.execute())].map((row) => row.currency);
}

/** The newest close or rate of one name, and how many are kept. */
export interface NewestValue {
  /** Days since 1970. */
  readonly day: number;
  readonly value: Decimal;
  readonly currency: string;
  readonly source: string;
  /** Of all sources together. */
  readonly count: number;
}

interface LastOfSource {
  readonly name: string;
  readonly source: string;
  readonly currency: string;
  readonly last_day: Uint8Array;
  readonly last_digits: Uint8Array;
  readonly bytes: number;
}

/** The newest value that is known of each ISIN or currency; of one day what the owner entered goes first. */
export async function newestValues(db: Kysely<Tables>, kind: PackKind): Promise<Map<string, NewestValue>> {
  const packs = await sql<LastOfSource>`
    SELECT name, source, currency, substr(days, -4) AS last_day, substr(digits, -8) AS last_digits,
           sum(length(days)) AS bytes, max(year) AS year
    FROM close_packs WHERE kind = ${kind} GROUP BY name, source, currency`.execute(db);
  const newest = new Map<string, NewestValue>();
  for (const { name, source, currency, last_day: day, last_digits: digits, bytes } of packs.rows) {
    const value = normalise({ digits: Buffer.from(digits).readBigInt64LE(), scale: PACKED_DIGITS });
    const count = bytes / Int32Array.BYTES_PER_ELEMENT;
    const found = { day: Buffer.from(day).readInt32LE(), value, currency, source, count };
    const known = newest.get(name);
    const isNewer = !known || found.day > known.day || (found.day === known.day && source === MANUAL);
    newest.set(name, { ...(isNewer ? found : known), count: count + (known?.count ?? 0) });
  }
  return newest;
}
