import { setImmediate as breathe } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Noun, Tables } from '../../db/tables.ts';

/** The table of everything that rows of a noun are and were. */
export const versions = (noun: Noun) => sql.table(`${noun}_versions`);

/** From the first id to the last one, both included. */
export interface Part {
  readonly first: number;
  readonly last: number;
}

/** Every row there can be. */
export const ALL_IDS: Part = { first: 1, last: Number.MAX_SAFE_INTEGER };

/** Few enough that no other request notices whatever is done with so many. */
const ROWS_PER_PART = 500;

/**
 * The ids of the rows that a change wrote or ended, part by part; other requests run in between.
 *
 * Each part is looked up when it is its turn, in the order of the indexes: to divide all of them at once would hold up
 * whoever else asks.
 *
 * @param most  rows of a part that were written, and as many that were ended
 */
export async function* partsOf(
  db: Kysely<Tables>,
  noun: Noun,
  changeId: number,
  most = ROWS_PER_PART,
): AsyncGenerator<Part> {
  /** The id that ends a part; the last of all when no more rows are left than a part has. */
  const endAfter = async (bound: 'from_change' | 'to_change', after: number) => {
    const { rows } = await sql<{ id: number }>`
      SELECT id FROM ${versions(noun)} WHERE ${sql.ref(bound)} = ${changeId} AND id > ${after}
      ORDER BY id LIMIT 1 OFFSET ${most - 1}`.execute(db);
    return rows[0]?.id ?? ALL_IDS.last;
  };
  for (let after = 0; ;) {
    const last = Math.min(await endAfter('from_change', after), await endAfter('to_change', after));
    yield { first: after + 1, last };
    if (last === ALL_IDS.last) return;
    after = last;
    await breathe();
  }
}

/** Whether an id is one of a part. */
export const within = (id: string, { first, last }: Part) =>
  sql<boolean>`${sql.ref(id)} BETWEEN ${first} AND ${last}`;
