import { epochDay, type LikeTransaction, localDate } from '@portfolio/domain';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables.ts';

/** Transactions of one broker, day, instrument, type, currency, units and price. */
export interface AlikeTransactions {
  readonly broker: string;
  readonly date: string;
  readonly isin: string;
  readonly type: string;
  readonly transactions: readonly LikeTransaction[];
}

/** All that look alike, those of an earlier day first. Such without units are told apart by their amount. */
export async function alikeTransactions(db: Kysely<Tables>): Promise<AlikeTransactions[]> {
  const { rows } = await sql<{ broker: string; date: string; isin: string; type: string; alike: string }>`
    SELECT broker, date, isin, transaction_type AS type,
      json_group_array(json_object(
        'id', id, 'identity', row_identity, 'externalId', external_id, 'recordedAt', created_at)) AS alike
    FROM transactions
    GROUP BY broker, date, isin, transaction_type, currency, units, price_per_unit, amount, new_units, old_units
    HAVING count(*) > 1
    ORDER BY date, isin`.execute(db);
  return rows.map(({ alike, ...row }) => ({
    ...row,
    transactions: JSON.parse(alike) as LikeTransaction[],
  }));
}

/** The first day of an instrument in the ledger, and the days of its splits, since 1970-01-01. */
export interface TradedDays {
  readonly first: number;
  readonly splits: readonly number[];
}

export async function tradedDays(db: Kysely<Tables>): Promise<Map<string, TradedDays>> {
  const { rows } = await sql<{ isin: string; first: string; splits: string | null }>`
    SELECT isin, min(date) AS first,
      group_concat(CASE WHEN transaction_type = 'SPLIT' THEN date END) AS splits
    FROM transactions GROUP BY isin`.execute(db);
  const dayOf = (text: string) => epochDay(localDate(text));
  return new Map(
    rows.map(({ isin, first, splits }) => [
      isin,
      { first: dayOf(first), splits: splits === null ? [] : splits.split(',').map(dayOf) },
    ]),
  );
}
