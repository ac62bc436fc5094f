import { sql, type Transaction } from 'kysely';
import type { Instant } from './instant.ts';
import { highestId } from './highest-id.ts';
import { printable } from './printable.ts';
import { incomingColumns, type IncomingRows } from './incoming-rows.ts';
import { type ChangeAction, type Noun, type NounColumns, type RowOf, type Tables } from './tables.ts';

/** What the owner did, in the words of the change list. */
export interface Deed {
  readonly action: ChangeAction;
  readonly subject: Noun;
  readonly summary: string;
  readonly requestId: string | null;
  readonly undoes?: number;
  /** Of an import: what the file is called. */
  readonly fileName?: string;
  /** The id of the change, where one is kept free for it; else the next. */
  readonly changeId?: number;
}

/**
 * The change that a unit of work is: every write goes through it, so that each row knows which change made it and
 * which ended it. The row of `changes` is written with the first version; work that writes nothing leaves no change.
 */
export interface ChangeLog {
  /** Null until something was written. */
  readonly id: number | null;
  readonly nouns: ReadonlySet<Noun>;
  /** ISINs whose transactions changed, each with the earliest day of those. */
  readonly isins: ReadonlyMap<string, string>;
  /**
   * Adds rows; returns them with their new ids, which were never used before.
   *
   * @param ids ids that the rows bring along, one each; none of them may ever have been used
   */
  insert<N extends Noun>(
    noun: N,
    rows: readonly NounColumns[N][],
    ids?: readonly number[],
  ): Promise<RowOf<N>[]>;
  /** Replaces the current version of a row by one with `columns`. */
  replace<N extends Noun>(noun: N, row: RowOf<N>): Promise<void>;
  /** The same for many rows, in a few statements. */
  replaceAll<N extends Noun>(noun: N, rows: readonly RowOf<N>[]): Promise<void>;
  /** Ends current rows by id. */
  remove(noun: Noun, ids: readonly number[]): Promise<void>;
  /** Ends every current row of a noun; returns how many there were. */
  removeAll(noun: Noun): Promise<number>;
  /** Says what changed by a write that bypasses the methods above: ISINs with the earliest day of their transactions. */
  touch(noun: Noun, isins?: Iterable<readonly [isin: string, day: string]>): void;
  /** The id of the change, writing its row when there is none yet; `subject` then replaces the deed's. */
  ensure(subject?: string): Promise<number>;
  /** Says in one sentence what was done, once that is known; replaces the deed's own summary, and its action too. */
  summarise(summary: string, action?: ChangeAction): Promise<void>;
}

/** Not one of those that are stored and not shown yet; see db/arriving-rows.ts. */
const HAS_ARRIVED = sql`AND NOT EXISTS (SELECT 1 FROM arrivals WHERE arrivals.id = 1 AND version BETWEEN first_version AND last_version)`;

const IDS_PER_STATEMENT = 10_000;

/** In characters. */
const LONGEST_FILE_NAME = 255;

export function openChange(
  trx: Transaction<Tables>,
  incoming: IncomingRows,
  deed: Deed,
  at: Instant,
): ChangeLog {
  let id: number | null = null;
  let { summary, action } = deed;
  const nouns = new Set<Noun>();
  const isins = new Map<string, string>();

  const ensure = async (subject: string = deed.subject): Promise<number> => {
    id ??= (
      await trx
        .insertInto('changes')
        .values({
          id: deed.changeId,
          made_at: at,
          action,
          subject,
          summary,
          request_id: deed.requestId,
          undoes: deed.undoes ?? null,
          file_name: deed.fileName === undefined ? null : printable(deed.fileName, LONGEST_FILE_NAME),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
    return id;
  };

  const touch: ChangeLog['touch'] = (noun, touched = []) => {
    nouns.add(noun);
    for (const [isin, day] of touched) if (!((isins.get(isin) ?? day) < day)) isins.set(isin, day);
  };

  const insertVersions = async <N extends Noun>(noun: N, rows: readonly RowOf<N>[]): Promise<void> => {
    const changeId = await ensure();
    const names = sql.join(incomingColumns(noun).map((column) => sql.ref(column)));
    incoming.offer(noun, rows);
    await sql`INSERT INTO ${sql.table(`${noun}_versions`)} (from_change, ${names})
      SELECT ${changeId}, * FROM ${sql.table(`incoming_${noun}`)}`.execute(trx);
    touch(noun, noun === 'transactions' ? daysOf(rows as unknown as RowOf<'transactions'>[]) : []);
  };

  const remove = async (noun: Noun, ids: readonly number[]): Promise<void> => {
    for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
      await closeVersions(trx, noun, ids.slice(start, start + IDS_PER_STATEMENT), await ensure(), touch);
    }
  };

  const replaceAll: ChangeLog['replaceAll'] = async (noun, rows) => {
    if (rows.length === 0) return;
    await remove(
      noun,
      rows.map((row) => row.id),
    );
    await insertVersions(noun, rows);
  };

  return {
    get id() {
      return id;
    },
    nouns,
    isins,
    ensure,
    summarise: async (text, done = action) => {
      summary = text;
      action = done;
      if (id !== null)
        await trx.updateTable('changes').set({ summary, action }).where('id', '=', id).execute();
    },
    touch,
    insert: async (noun, rows, ids = []) => {
      if (rows.length === 0) return [];
      const first = (await highestId(trx, noun)) + 1;
      const numbered = rows.map((columns, index) => ({ ...columns, id: ids[index] ?? first + index }));
      await insertVersions(noun, numbered);
      return numbered;
    },
    replace: async (noun, row) => await replaceAll(noun, [row]),
    replaceAll,
    remove,
    removeAll: async (noun) => {
      const table = sql.table(`${noun}_versions`);
      const some = await sql`SELECT 1 FROM ${table} WHERE to_change IS NULL LIMIT 1`.execute(trx);
      if (some.rows.length === 0) return 0;
      touch(noun, noun === 'transactions' ? await firstDays(trx) : []);
      const closed = await sql`UPDATE ${table} SET to_change = ${await ensure()}
        WHERE to_change IS NULL ${noun === 'transactions' ? HAS_ARRIVED : sql``}`.execute(trx);
      return Number(closed.numAffectedRows);
    },
  };
}

function daysOf(rows: readonly { isin: string; date: string }[]): [isin: string, day: string][] {
  return rows.map(({ isin, date }) => [isin, date]);
}

/** ISINs of current transactions, all or some, each with its earliest day. */
async function firstDays(
  trx: Transaction<Tables>,
  ids?: readonly number[],
): Promise<[isin: string, day: string][]> {
  const query = trx
    .selectFrom('transactions')
    .select((select) => ['isin', select.fn.min('date').as('date')] as const)
    .groupBy('isin');
  return daysOf(await (ids ? query.where('id', 'in', ids) : query).execute());
}

async function closeVersions(
  trx: Transaction<Tables>,
  noun: Noun,
  ids: readonly number[],
  changeId: number,
  touch: ChangeLog['touch'],
): Promise<void> {
  const table = sql.table(`${noun}_versions`);
  touch(noun, noun === 'transactions' ? await firstDays(trx, ids) : []);
  await sql`UPDATE ${table} SET to_change = ${changeId}
    WHERE id IN (${sql.join(ids)}) AND to_change IS NULL`.execute(trx);
}
