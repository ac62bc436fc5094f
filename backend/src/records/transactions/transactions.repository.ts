import { add, decimal, negate, type Decimal, type LocalDate, type Trade, ZERO } from '@portfolio/domain';
import { type Kysely, sql } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';
import { tradeOfRow } from './trade-of-row.ts';

export async function findTransaction(db: Kysely<Tables>, id: number): Promise<RowOf<'transactions'> | null> {
  return (await db.selectFrom('transactions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

const TRADE_COLUMNS = [
  'id',
  'date',
  'time',
  'isin',
  'broker',
  'transaction_type',
  'units',
  'price_per_unit',
  'currency',
  'exchange_rate',
  'fee',
  'fx_fee',
] as const;

/** The next trades of one ISIN by day and order of recording, after `last`; from the first on when that is null. */
export async function tradesAfter(
  db: Kysely<Tables>,
  isin: string,
  last: Pick<Trade, 'date' | 'id'> | null,
  limit: number,
): Promise<Trade[]> {
  const query = db
    .selectFrom('transactions')
    .select(TRADE_COLUMNS)
    .where('isin', '=', isin)
    .orderBy('date')
    .orderBy('id')
    .limit(limit);
  const rows = await (
    last
      ? query.where((where) => where(where.refTuple('date', 'id'), '>', where.tuple(last.date, last.id)))
      : query
  ).execute();
  return rows.map(tradeOfRow);
}

/** The ISIN of each of some transactions; ids without one are left out. */
export async function isinsOf(
  db: Kysely<Tables>,
  ids: readonly number[],
): Promise<{ id: number; isin: string }[]> {
  const some = sql<number>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  return await db.selectFrom('transactions').select(['id', 'isin']).where('id', 'in', some).execute();
}

/** Every ISIN that has transactions, ascending. */
export async function ledgerIsins(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('transactions').select('isin').distinct().orderBy('isin').execute();
  return rows.map((row) => row.isin);
}

/** Units held and number of transactions of one ISIN. */
export async function unitsHeld(
  db: Kysely<Tables>,
  isin: string,
): Promise<{ units: Decimal; count: number }> {
  const rows = await db
    .selectFrom('transactions')
    .select(['transaction_type', 'units'])
    .where('isin', '=', isin)
    .execute();
  const units = rows.reduce((held, row) => {
    const moved = decimal(row.units);
    return add(held, row.transaction_type === 'BUY' ? moved : negate(moved));
  }, ZERO);
  return { units, count: rows.length };
}

/** The newest name that a broker gave the instrument, if any. */
export async function productName(db: Kysely<Tables>, isin: string): Promise<string | null> {
  const row = await db
    .selectFrom('transactions')
    .select('product')
    .where('isin', '=', isin)
    .where('product', 'is not', null)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.product ?? null;
}

/** Day of the first trade of all; null for an empty ledger. */
export async function firstTradeDay(db: Kysely<Tables>): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('transactions')
    .select((select) => select.fn.min('date').as('day'))
    .executeTakeFirst();
  return (row?.day ?? null) as LocalDate | null;
}

/** The next trades of all instruments by day and order of recording, after `last`, up to and including a day. */
export async function tradesUpTo(
  db: Kysely<Tables>,
  day: LocalDate,
  last: Pick<Trade, 'date' | 'id'>,
  limit: number,
): Promise<Trade[]> {
  const rows = await db
    .selectFrom('transactions')
    .select(TRADE_COLUMNS)
    .where('date', '<=', day)
    .where((where) => where(where.refTuple('date', 'id'), '>', where.tuple(last.date, last.id)))
    .orderBy('date')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(tradeOfRow);
}
