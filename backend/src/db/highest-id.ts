import { sql, type Transaction } from 'kysely';
import type { Noun, Tables } from './tables.ts';

/**
 * The highest id that a row of a noun has, ever had, or is kept free for; 0 before the first. Ids are never used again:
 * versions stay for ever, so it only grows.
 */
export async function highestId(trx: Transaction<Tables>, noun: Noun): Promise<number> {
  const arriving = noun === 'transactions' ? sql`UNION ALL SELECT last_id FROM arrivals WHERE id = 1` : sql``;
  const { rows } = await sql<{ highest: number | null }>`
    SELECT max(id) AS highest FROM (SELECT max(id) AS id FROM ${sql.table(`${noun}_versions`)} ${arriving})`.execute(
    trx,
  );
  return rows[0]?.highest ?? 0;
}
