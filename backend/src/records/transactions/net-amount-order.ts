/**
 * The transactions in the order of their net amounts, which are reckoned and in no index: remembered as one number for
 * each, made when somebody first sorts by them, and followed from change to change. See ADR 0016.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { idOfRank } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/open-database.ts';
import type { Tables } from '../../db/tables.ts';
import { idsTouched, ranksAfter, ranksOf } from './net-amount-order.repository.ts';
import { lastChangeId } from '../../db/last-change-id.ts';

/** Small enough that no other request notices it being read and reckoned. */
const ROWS_PER_PART = 2000;

/** So many touched rows are not looked up one by one: all is made anew. */
const MOST_FOLLOWED = 5000;

interface Order {
  /** The change after which it stands. */
  readonly asOf: number;
  /** Ascending. */
  readonly ranks: readonly bigint[];
  /** Of the same transactions. */
  readonly ids: readonly number[];
}

/** Tells the ids of all transactions, ascending by net amount, as they stand now. */
export interface NetAmountOrder {
  /** @param db reads; within a transaction, what that sees */
  ids(db: Kysely<Tables>): Promise<readonly number[]>;
  /** Makes the order where it is not there yet, so that a transaction does not have to wait for it. */
  prepare(): Promise<void>;
}

/** One order for all that read a database. */
export function netAmountOrder({ read }: Database): NetAmountOrder {
  let known: Order | null = null;
  let making: Promise<Order> | null = null;

  const current = async (db: Kysely<Tables>): Promise<Order> => {
    let order = known;
    for (;;) {
      const asOf = await lastChangeId(db);
      if (order?.asOf === asOf) break;
      // What is made while others write is of no one change; following those makes it so.
      order = (order && (await follow(db, order, asOf))) ?? (await make(db, asOf));
    }
    known = order;
    return order;
  };

  /** Those who come while one is made wait for it, and see their own changes in it all the same. */
  const shared = async (): Promise<Order> => {
    const wanted = await lastChangeId(read);
    for (;;) {
      making ??= current(read).finally(() => {
        making = null;
      });
      const order = await making;
      if (order.asOf >= wanted) return order;
    }
  };

  return {
    ids: async (db) => (await (db === read ? shared() : current(db))).ids,
    prepare: async () => {
      await shared();
    },
  };
}

const upward = (left: bigint, right: bigint) => (left < right ? -1 : left > right ? 1 : 0);

function orderOf(asOf: number, ranks: readonly bigint[]): Order {
  return { asOf, ranks, ids: ranks.map(idOfRank) };
}

async function make(db: Kysely<Tables>, asOf: number): Promise<Order> {
  let runs: bigint[][] = [];
  for (let after: number | null = 0; after !== null;) {
    const { ranks, lastId } = await ranksAfter(db, after, ROWS_PER_PART);
    runs.push(ranks.sort(upward));
    after = lastId;
    await breathe();
  }
  while (runs.length > 1) {
    runs = await mergedByTwo(runs);
  }
  return orderOf(asOf, runs.flat());
}

/** Half as many runs, each of two; other requests run in between. */
async function mergedByTwo(runs: readonly bigint[][]): Promise<bigint[][]> {
  const merged: bigint[][] = [];
  let waiting: bigint[] | null = null;
  for (const run of runs) {
    if (waiting === null) {
      waiting = run;
      continue;
    }
    merged.push(mergedRuns(waiting, run));
    waiting = null;
    await breathe();
  }
  return waiting === null ? merged : [...merged, waiting];
}

/** Two ascending runs as one. */
function mergedRuns(left: readonly bigint[], right: readonly bigint[]): bigint[] {
  const merged: bigint[] = [];
  let at = 0;
  for (const rank of right) {
    for (let before = left[at]; before !== undefined && before < rank; before = left[at]) {
      merged.push(before);
      at += 1;
    }
    merged.push(rank);
  }
  for (const rank of left.slice(at)) merged.push(rank);
  return merged;
}

/** The order after later changes; null when they touched so much that it is made anew, and for earlier ones. */
async function follow(db: Kysely<Tables>, order: Order, upTo: number): Promise<Order | null> {
  if (order.asOf > upTo) return null;
  const touched = await idsTouched(db, order.asOf, upTo, MOST_FOLLOWED);
  if (touched.length === MOST_FOLLOWED) return null;
  if (touched.length === 0) return { ...order, asOf: upTo };
  const gone = new Set(touched);
  const stays = order.ranks.filter((rank) => !gone.has(idOfRank(rank)));
  const come = await ranksOf(db, touched, upTo);
  return orderOf(upTo, mergedRuns(stays, come.sort(upward)));
}
