import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { lastChangeId } from '../../db/last-change-id.ts';
import { type TradeLabel, tradeLabels } from './transaction-list.repository.ts';

/** More labels than that are read anew each time: they would take more memory than the walk takes time. */
const MOST_KEPT = 5000;

/** Tells the labels of all transactions, and how many there are, as they stand now. */
export interface LedgerLabels {
  /** @param db reads; within a transaction, what that sees */
  all(db: Kysely<Tables>): Promise<readonly TradeLabel[]>;
  /** What a page of the whole ledger asks for, and so the first letter of a search finds the labels there. */
  total(db: Kysely<Tables>): Promise<number>;
}

interface Known {
  readonly asOf: number;
  /** Null when there are too many of them. */
  readonly labels: readonly TradeLabel[] | null;
  readonly total: number;
}

/** Remembers them until the next change: a search has one for each of its letters. */
export function ledgerLabels(): LedgerLabels {
  let known: Known | null = null;
  const read = async (db: Kysely<Tables>, asOf: number) => {
    const labels = await tradeLabels(db, {});
    const total = labels.reduce((sum, { count }) => sum + count, 0);
    known = { asOf, labels: labels.length <= MOST_KEPT ? labels : null, total };
    return { labels, total };
  };
  // Asked first: labels that a later change made are then taken for earlier ones and read once more, never kept for long.
  const since = async (db: Kysely<Tables>) => {
    const asOf = await lastChangeId(db);
    return { asOf, kept: known?.asOf === asOf ? known : null };
  };
  return {
    all: async (db) => {
      const { asOf, kept } = await since(db);
      return kept?.labels ?? (await read(db, asOf)).labels;
    },
    total: async (db) => {
      const { asOf, kept } = await since(db);
      return (kept ?? (await read(db, asOf))).total;
    },
  };
}
