import { sql, type Transaction } from 'kysely';
import type { Instant } from './instant.ts';
import { NOUNS, type Noun, type NounColumns, type RowOf, type Tables } from './tables.ts';
import type { Deed } from './unit-of-work.ts';

/**
 * The change that a unit of work is: every write goes through it, so that each row knows which change made it and
 * which ended it. The row of `changes` is written with the first version; work that writes nothing leaves no change.
 */
export interface ChangeLog {
  /** Null until something was written. */
  readonly id: number | null;
  readonly nouns: ReadonlySet<Noun>;
  readonly isins: ReadonlySet<string>;
  /** Adds rows; returns them with their new ids, which were never used before. */
  insert<N extends Noun>(noun: N, rows: readonly NounColumns[N][]): Promise<RowOf<N>[]>;
  /** Replaces the current version of a row by one with `columns`. */
  replace<N extends Noun>(noun: N, row: RowOf<N>): Promise<void>;
  /** Ends current rows by id. */
  remove(noun: Noun, ids: readonly number[]): Promise<void>;
  /** Ends every current row of a noun; returns how many there were. */
  removeAll(noun: Noun): Promise<number>;
  /** Says that transactions of these ISINs changed, for writes that bypass `insert` and `replace`. */
  touch(noun: Noun, isins: Iterable<string>): void;
  /** The id of the change, writing its row when there is none yet; `subject` then replaces the deed's. */
  ensure(subject?: string): Promise<number>;
  /** Says in one sentence what was done, once that is known; replaces the deed's own summary. */
  summarise(summary: string): Promise<void>;
}

/** SQLite takes at most 32,766 bound values in a statement. */
const MOST_BOUND_VALUES = 30_000;
const IDS_PER_STATEMENT = 10_000;

export function openChange(trx: Transaction<Tables>, deed: Deed, at: Instant): ChangeLog {
  let id: number | null = null;
  let summary = deed.summary;
  const nouns = new Set<Noun>();
  const isins = new Set<string>();

  const ensure = async (subject: string = deed.subject): Promise<number> => {
    id ??= (
      await trx
        .insertInto('changes')
        .values({
          made_at: at,
          action: deed.action,
          subject,
          summary,
          request_id: deed.requestId,
          undoes: deed.undoes ?? null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
    return id;
  };

  const touch = (noun: Noun, touched: Iterable<string>): void => {
    nouns.add(noun);
    if (noun === 'transactions') for (const isin of touched) isins.add(isin);
  };

  const insertVersions = async <N extends Noun>(noun: N, rows: readonly RowOf<N>[]): Promise<void> => {
    const changeId = await ensure();
    const columns = ['id', ...NOUNS[noun]] as const;
    const perStatement = Math.floor(MOST_BOUND_VALUES / (columns.length + 1));
    for (let start = 0; start < rows.length; start += perStatement) {
      const values = rows.slice(start, start + perStatement).map((row) => {
        const cells = columns.map((column) => Reflect.get(row, column) as unknown);
        return sql`(${sql.join([changeId, ...cells])})`;
      });
      await sql`INSERT INTO ${sql.table(`${noun}_versions`)} (from_change, ${sql.join(columns.map((column) => sql.ref(column)))})
        VALUES ${sql.join(values)}`.execute(trx);
    }
    touch(noun, isinsOf(rows));
  };

  return {
    get id() {
      return id;
    },
    nouns,
    isins,
    ensure,
    summarise: async (text) => {
      summary = text;
      if (id !== null) await trx.updateTable('changes').set({ summary }).where('id', '=', id).execute();
    },
    touch,
    insert: async (noun, rows) => {
      if (rows.length === 0) return [];
      const first = (await highestId(trx, noun)) + 1;
      const numbered = rows.map((columns, index) => ({ ...columns, id: first + index }));
      await insertVersions(noun, numbered);
      return numbered;
    },
    replace: async (noun, row) => {
      await closeVersions(trx, noun, [row.id], await ensure(), touch);
      await insertVersions(noun, [row]);
    },
    remove: async (noun, ids) => {
      for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
        await closeVersions(trx, noun, ids.slice(start, start + IDS_PER_STATEMENT), await ensure(), touch);
      }
    },
    removeAll: async (noun) => {
      const table = sql.table(`${noun}_versions`);
      const some = await sql`SELECT 1 FROM ${table} WHERE to_change IS NULL LIMIT 1`.execute(trx);
      if (some.rows.length === 0) return 0;
      if (noun === 'transactions') {
        touch(noun, (await trx.selectFrom('transactions').select('isin').distinct().execute()).map((row) => row.isin));
      }
      touch(noun, []);
      const closed = await sql`UPDATE ${table} SET to_change = ${await ensure()} WHERE to_change IS NULL`.execute(trx);
      return Number(closed.numAffectedRows);
    },
  };
}

function isinsOf(rows: readonly object[]): Set<string> {
  return new Set(rows.flatMap((row) => ('isin' in row && typeof row.isin === 'string' ? [row.isin] : [])));
}

/** Ids are never reused: versions stay for ever, so their highest id only grows. */
async function highestId(trx: Transaction<Tables>, noun: Noun): Promise<number> {
  const { rows } = await sql<{ highest: number | null }>`
    SELECT max(id) AS highest FROM ${sql.table(`${noun}_versions`)}`.execute(trx);
  return rows[0]?.highest ?? 0;
}

async function closeVersions(
  trx: Transaction<Tables>,
  noun: Noun,
  ids: readonly number[],
  changeId: number,
  touch: ChangeLog['touch'],
): Promise<void> {
  const table = sql.table(`${noun}_versions`);
  if (noun === 'transactions') {
    const rows = await trx.selectFrom('transactions').select('isin').distinct().where('id', 'in', ids).execute();
    touch(noun, isinsOf(rows));
  }
  touch(noun, []);
  await sql`UPDATE ${table} SET to_change = ${changeId}
    WHERE id IN (${sql.join(ids)}) AND to_change IS NULL`.execute(trx);
}
