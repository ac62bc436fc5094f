import {
  add,
  decimal,
  type Decimal,
  type LocalDate,
  negate,
  positionOf,
  type Split,
  type Transaction,
  type Transfer,
  ZERO,
} from '@portfolio/domain';
import { type Kysely, sql } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';
import { ENTRY_COLUMNS, type EntryRow, entryOfRow } from './entry-of-row.ts';

export async function findTransaction(db: Kysely<Tables>, id: number): Promise<RowOf<'transactions'> | null> {
  return (await db.selectFrom('transactions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The next entries of one ISIN by day and order of recording, after `last`; from the first on when that is null. */
export async function entriesAfter(
  db: Kysely<Tables>,
  isin: string,
  last: Pick<Transaction, 'date' | 'id'> | null,
  limit: number,
): Promise<Transaction[]> {
  const query = db
    .selectFrom('transactions')
    .select(ENTRY_COLUMNS)
    .where('isin', '=', isin)
    .orderBy('date')
    .orderBy('id')
    .limit(limit);
  const rows = await (
    last
      ? query.where((where) => where(where.refTuple('date', 'id'), '>', where.tuple(last.date, last.id)))
      : query
  ).execute();
  return rows.map(entryOfRow);
}

/** The ISIN of each of some transactions; ids without one are left out. */
export async function isinsOf(
  db: Kysely<Tables>,
  ids: readonly number[],
): Promise<{ id: number; isin: string }[]> {
  const some = sql<number>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  return await db.selectFrom('transactions').select(['id', 'isin']).where('id', 'in', some).execute();
}

/** Every ISIN that has transactions, ascending; an empty one for the portfolio as a whole. */
export async function ledgerIsins(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('transactions').select('isin').distinct().orderBy('isin').execute();
  return rows.map((row) => row.isin);
}

export type { EntryRow };

/** What is held of one ISIN, and by how many transactions it came to that. */
export interface UnitsHeld {
  readonly units: Decimal;
  readonly count: number;
}

/**
 * What is held of one ISIN; told from an index while there are purchases and sales alone.
 *
 * @param others transactions of that ISIN as if they were in the ledger too
 */
export async function unitsHeld(
  db: Kysely<Tables>,
  isin: string,
  others: readonly EntryRow[] = [],
): Promise<UnitsHeld> {
  const rows = await db
    .selectFrom('transactions')
    .select(['transaction_type', 'units'])
    .where('isin', '=', isin)
    .execute();
  const count = rows.length + others.length;
  let units = ZERO;
  for (const { transaction_type: type, units: moved } of [...rows, ...others]) {
    if ((type !== 'BUY' && type !== 'SELL') || moved === null) {
      const all = await db
        .selectFrom('transactions')
        .select(ENTRY_COLUMNS)
        .where('isin', '=', isin)
        .execute();
      return { units: positionOf([...all, ...others].map(entryOfRow)).units, count };
    }
    units = add(units, type === 'BUY' ? decimal(moved) : negate(decimal(moved)));
  }
  return { units, count };
}

/** The transfers and splits of one ISIN, which together tell what only changes its broker. */
export async function transfersAndSplits(db: Kysely<Tables>, isin: string): Promise<(Transfer | Split)[]> {
  const rows = await db
    .selectFrom('transactions')
    .select(ENTRY_COLUMNS)
    .where('isin', '=', isin)
    // As the index of them has it, word for word.
    .where(sql<boolean>`transaction_type IN ('SPLIT', 'TRANSFER_IN', 'TRANSFER_OUT')`)
    .execute();
  return rows.map((row) => entryOfRow(row) as Transfer | Split);
}

/** The transfers and splits of all instruments. */
export async function allTransfersAndSplits(db: Kysely<Tables>): Promise<(Transfer | Split)[]> {
  const query = db.selectFrom('transactions').select(ENTRY_COLUMNS);
  const rows = await query
    .where('transaction_type', 'in', ['SPLIT', 'TRANSFER_IN', 'TRANSFER_OUT'])
    .execute();
  return rows.map((row) => entryOfRow(row) as Transfer | Split);
}

/** An entry, its ISIN, which is empty for the portfolio as a whole, and what its broker calls the instrument. */
export interface LedgerLine {
  readonly isin: string;
  readonly product: string | null;
  readonly entry: Transaction;
}

/** The next entries of all ISINs by ISIN, day and order of recording, after `last`; from the first on when that is null. */
export async function linesAfter(
  db: Kysely<Tables>,
  last: LedgerLine | null,
  limit: number,
): Promise<LedgerLine[]> {
  const query = db
    .selectFrom('transactions')
    .select([...ENTRY_COLUMNS, 'product'])
    .orderBy('isin')
    .orderBy('date')
    .orderBy('id')
    .limit(limit);
  const rows = await (
    last
      ? query.where((where) =>
          where(
            where.refTuple('isin', 'date', 'id'),
            '>',
            where.tuple(last.isin, last.entry.date, last.entry.id),
          ),
        )
      : query
  ).execute();
  return rows.map((row) => ({ isin: row.isin, product: row.product, entry: entryOfRow(row) }));
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

/** The next entries of all instruments by day and order of recording, after `last`, up to and including a day. */
export async function entriesUpTo(
  db: Kysely<Tables>,
  day: LocalDate,
  last: Pick<Transaction, 'date' | 'id'>,
  limit: number,
): Promise<Transaction[]> {
  const rows = await db
    .selectFrom('transactions')
    .select(ENTRY_COLUMNS)
    .where('date', '<=', day)
    .where((where) => where(where.refTuple('date', 'id'), '>', where.tuple(last.date, last.id)))
    .orderBy('date')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(entryOfRow);
}
