import { netAmountRank } from '@portfolio/domain';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { ENTRY_COLUMNS, entryOfRow } from './entry-of-row.ts';

/** The ranks of the next transactions by id, as they stand now. */
export async function ranksAfter(
  db: Kysely<Tables>,
  id: number,
  limit: number,
): Promise<{ ranks: bigint[]; lastId: number | null }> {
  const query = db
    .selectFrom('transactions')
    .select(ENTRY_COLUMNS)
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit);
  const rows = await query.execute();
  return { ranks: rows.map((row) => netAmountRank(entryOfRow(row))), lastId: rows.at(-1)?.id ?? null };
}

/** Ids of transactions that changes after one, up to and including another, have ended or written, some of them twice. */
export async function idsTouched(
  db: Kysely<Tables>,
  after: number,
  upTo: number,
  limit: number,
): Promise<number[]> {
  const touched = (column: 'from_change' | 'to_change') =>
    db.selectFrom('transactions_versions').select('id').where(column, '>', after).where(column, '<=', upTo);
  const rows = await touched('from_change').unionAll(touched('to_change')).limit(limit).execute();
  return rows.map((row) => row.id);
}

/** The ranks of some transactions as they stood when a change had just been made; those that did not stand have none. */
export async function ranksOf(
  db: Kysely<Tables>,
  ids: readonly number[],
  changeId: number,
): Promise<bigint[]> {
  const some = sql<number>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = await db
    .selectFrom('transactions_versions')
    .select(ENTRY_COLUMNS)
    .where('id', 'in', some)
    .where('from_change', '<=', changeId)
    .where((where) => where.or([where('to_change', 'is', null), where('to_change', '>', changeId)]))
    .execute();
  return rows.map((row) => netAmountRank(entryOfRow(row)));
}
