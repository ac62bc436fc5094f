import { type Kysely, sql } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** What the ledger knows of one instrument at one broker. */
export interface TradeGroup {
  readonly isin: string;
  readonly product: string | null;
  readonly broker: string;
  readonly count: number;
  readonly lastDay: string;
}

/** One walk along the index of labels. */
export async function tradeGroups(db: Kysely<Tables>): Promise<TradeGroup[]> {
  return await db
    .selectFrom('transactions')
    .select(['isin', 'product', 'broker'])
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.max('date').as('lastDay')])
    .groupBy(['isin', 'product', 'broker'])
    .execute();
}

/** Fees of the newest transactions with a broker, newest first. */
export async function newestFees(db: Kysely<Tables>, broker: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('transactions')
    .select('fee')
    .where('broker', '=', broker)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.fee);
}

/** The newest trade of each of some instruments. */
export async function newestTrades(
  db: Kysely<Tables>,
  isins: readonly string[],
): Promise<(RowOf<'transactions'> & { price_per_unit: string })[]> {
  const ids = sql<number>`(SELECT (
      SELECT id FROM transactions WHERE isin = asked.value AND transaction_type IN ('BUY', 'SELL') ORDER BY date DESC, id DESC LIMIT 1
    ) FROM json_each(${JSON.stringify(isins)}) AS asked)`;
  const rows = await db.selectFrom('transactions').selectAll().where('id', 'in', ids).execute();
  return rows.flatMap((row) =>
    row.price_per_unit === null ? [] : { ...row, price_per_unit: row.price_per_unit },
  );
}
