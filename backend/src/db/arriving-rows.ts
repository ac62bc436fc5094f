/**
 * Many transactions at once, without keeping other writers waiting: stored part by part where nobody sees them, and
 * shown all together by one short transaction, or never. See ADR 0056.
 */
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { highestId } from './highest-id.ts';
import { incomingColumns } from './incoming-rows.ts';
import { now, type Instant } from './instant.ts';
import { lastChangeId } from './last-change-id.ts';
import type { Database } from './open-database.ts';
import type { RowOf, Tables, TransactionColumns } from './tables.ts';

/** Rows of one statement: whoever comes meanwhile waits for it, and for no more than the commit. Each costs 2 ms itself. */
const ROWS_PER_STATEMENT = { whileAlone: 1000, whileAwaited: 250 } as const;

/** Rows that are removed together, for the same reason. */
const ROWS_PER_DELETION = 250;

/** Rows of one part where nobody waits. Each part writes most pages of the indexes again. */
const ROWS_PER_PART = 5000;

/** Parts after which the log is copied into the file, so that it does not grow with the import. */
const PARTS_PER_COPY = 12;

/** As many changes may be made while rows arrive: the one that they will be stands after all of those. */
const CHANGES_MEANWHILE = 1000;

/** Whoever has stored no part for so long, in milliseconds, has ended without tidying up. */
const LONGEST_PAUSE_MS = 10_000;

/** Rows that are stored already, or will be, and are not shown yet. */
export interface Arrival {
  readonly requestId: string;
  /** The change that they will be. */
  readonly changeId: number;
  /** In the order of the rows, one after the other. */
  readonly firstId: number;
  readonly firstVersion: number;
  readonly at: Instant;
}

/** Somebody took its rows for left over; nothing of them is there. */
export class ArrivalLostError extends Error {
  constructor() {
    super('The rows of an import were taken for left over and are gone.');
    this.name = 'ArrivalLostError';
  }
}

const writing = async <T>(
  { writers, write }: Database,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> => await writers.pass(async () => await write.transaction().execute(work));

async function lastVersion(trx: Transaction<Tables>): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    SELECT seq FROM sqlite_sequence WHERE name = 'transactions_versions'`.execute(trx);
  return rows[0]?.seq ?? 0;
}

/** Others number theirs from there on. */
async function keepFree(trx: Transaction<Tables>, upTo: number): Promise<void> {
  await sql`DELETE FROM sqlite_sequence WHERE name = 'transactions_versions'`.execute(trx);
  await sql`INSERT INTO sqlite_sequence (name, seq) VALUES ('transactions_versions', ${upTo})`.execute(trx);
}

/**
 * Keeps numbers free for so many rows.
 *
 * @returns null while rows of somebody else arrive
 */
async function reserve(database: Database, requestId: string, count: number): Promise<Arrival | null> {
  if (await isArriving(database.read)) await discardArrivals(database);
  return await writing(database, async (trx) => {
    if (await isArriving(trx)) return null;
    const arrival: Arrival = {
      requestId,
      changeId: (await lastChangeId(trx)) + CHANGES_MEANWHILE,
      firstId: (await highestId(trx, 'transactions')) + 1,
      firstVersion: (await lastVersion(trx)) + 1,
      at: now(),
    };
    await keepFree(trx, arrival.firstVersion + count - 1);
    await trx
      .insertInto('arrivals')
      .values({
        id: 1,
        request_id: requestId,
        change_id: arrival.changeId,
        first_version: arrival.firstVersion,
        last_version: arrival.firstVersion + count - 1,
        last_id: arrival.firstId + count - 1,
        touched_at: arrival.at,
      })
      .execute();
    return arrival;
  });
}

async function touch(trx: Transaction<Tables>, { requestId }: Arrival): Promise<void> {
  const touched = await trx
    .updateTable('arrivals')
    .set({ touched_at: now() })
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  if (touched.numUpdatedRows === 0n) throw new ArrivalLostError();
}

interface Part {
  readonly count: number;
  /** Whether it was ended for somebody who waits. */
  readonly wasAwaited: boolean;
}

/** Stores rows until it is a part, or somebody waits. */
async function storePart(
  database: Database,
  arrival: Arrival,
  rows: readonly TransactionColumns[],
  from: number,
  perStatement: number,
): Promise<Part> {
  const { firstId, firstVersion, changeId } = arrival;
  const columns = sql.join(incomingColumns('transactions').map((column) => sql.ref(column)));
  return await writing(database, async (trx) => {
    await touch(trx, arrival);
    let at = from;
    let wasAwaited = false;
    while (!wasAwaited && at < rows.length && at - from < ROWS_PER_PART) {
      const some = rows.slice(at, at + perStatement);
      const first = firstId + at;
      database.incoming.offer(
        'transactions',
        some.map((row, index): RowOf<'transactions'> => Object.assign(row, { id: first + index })),
      );
      await sql`INSERT INTO transactions_versions (version, from_change, ${columns})
        SELECT id + ${firstVersion - firstId}, ${changeId}, * FROM incoming_transactions`.execute(trx);
      at += some.length;
      await breathe();
      wasAwaited = database.writers.isAwaited;
    }
    return { count: at - from, wasAwaited };
  });
}

/**
 * Stores rows where nobody sees them.
 *
 * Rows that refer to a change which is not there yet are let in by no other way than that SQLite does not look, and are not
 * synchronised part by part: the transaction that shows them is, and with it everything before.
 *
 * @throws ArrivalLostError
 */
async function storeUnseen(
  database: Database,
  arrival: Arrival,
  rows: readonly TransactionColumns[],
): Promise<void> {
  await sql`PRAGMA foreign_keys = OFF`.execute(database.write);
  await sql`PRAGMA synchronous = NORMAL`.execute(database.write);
  try {
    let parts = 0;
    let perStatement: number = ROWS_PER_STATEMENT.whileAlone;
    for (let at = 0; at < rows.length; parts += 1) {
      const { count, wasAwaited } = await storePart(database, arrival, rows, at, perStatement);
      perStatement = ROWS_PER_STATEMENT[wasAwaited ? 'whileAwaited' : 'whileAlone'];
      at += count;
      if (parts % PARTS_PER_COPY === PARTS_PER_COPY - 1) database.copyLog();
    }
  } finally {
    await sql`PRAGMA synchronous = FULL`.execute(database.write);
    await sql`PRAGMA foreign_keys = ON`.execute(database.write);
  }
}

const PAUSE_MS = 50;

/**
 * Stores rows where nobody sees them, waiting for those of others to arrive first.
 *
 * Ends with `showArrived` or `discardArrivals`; who does neither leaves rows that the next one removes.
 *
 * @throws ArrivalLostError
 */
export async function storeArriving(
  database: Database,
  requestId: string,
  rows: readonly Omit<TransactionColumns, 'created_at' | 'updated_at'>[],
): Promise<Arrival> {
  for (;;) {
    const arrival = await reserve(database, requestId, rows.length);
    if (arrival === null) {
      await pause(PAUSE_MS);
      continue;
    }
    const stamps = { created_at: arrival.at, updated_at: arrival.at };
    await storeUnseen(
      database,
      arrival,
      rows.map((columns) => Object.assign(columns, stamps)),
    );
    return arrival;
  }
}

/** Shows them: from the end of the transaction on they are there for everybody. @throws ArrivalLostError */
export async function showArrived(trx: Transaction<Tables>, { requestId }: Arrival): Promise<void> {
  const shown = await trx.deleteFrom('arrivals').where('request_id', '=', requestId).executeTakeFirst();
  if (shown.numDeletedRows === 0n) throw new ArrivalLostError();
}

/** Whether rows are stored that are not shown yet. */
export async function isArriving(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('arrivals').select('id').executeTakeFirst()) !== undefined;
}

/** Removes the rows of a request, or what anybody has left behind, part by part: nobody has ever seen them. */
export async function discardArrivals(database: Database, requestId?: string): Promise<void> {
  for (let isDone = false; !isDone;) {
    isDone = await writing(database, async (trx) => {
      const left = await trx.selectFrom('arrivals').selectAll().executeTakeFirst();
      if (!left) return true;
      const isMeant =
        requestId === undefined
          ? left.touched_at < momentBefore(LONGEST_PAUSE_MS)
          : left.request_id === requestId;
      if (!isMeant) return true;
      const removed = await trx
        .deleteFrom('transactions_versions')
        .where('version', '>=', left.first_version)
        .where('version', '<=', left.last_version)
        .where('version', '<', left.first_version + ROWS_PER_DELETION)
        .executeTakeFirst();
      const first = left.first_version + ROWS_PER_DELETION;
      if (removed.numDeletedRows > 0n && first <= left.last_version) {
        await trx.updateTable('arrivals').set({ first_version: first }).execute();
        return false;
      }
      await trx.deleteFrom('arrivals').execute();
      return true;
    });
  }
}

/** Removes what an import has left that ended together with an earlier server, once it is certain that it has. */
export async function discardLeftBehind(database: Database): Promise<void> {
  if (!(await isArriving(database.read))) return;
  await pause(LONGEST_PAUSE_MS, undefined, { ref: false });
  await discardArrivals(database);
}

function momentBefore(ms: number): Instant {
  return `${new Date(Date.now() - ms).toISOString().slice(0, 23)}000` as Instant;
}
