import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { lastChangeId, type TradeLabel, tradeLabels } from './transaction-list.repository.ts';

/** More labels than that are read anew each time: they would take more memory than the walk takes time. */
const MOST_KEPT = 5000;

/** Tells the labels of all transactions, as they stand now. */
export interface LedgerLabels {
  /** @param db reads; within a transaction, what that sees */
  all(db: Kysely<Tables>): Promise<readonly TradeLabel[]>;
}

/** Remembers them until the next change: a search has one for each of its letters. */
export function ledgerLabels(): LedgerLabels {
  let known: { readonly asOf: number; readonly labels: readonly TradeLabel[] } | null = null;
  return {
    all: async (db) => {
      // Asked first: labels that a later change made are then taken for earlier ones and read once more, never kept for long.
      const asOf = await lastChangeId(db);
      if (known?.asOf === asOf) return known.labels;
      const labels = await tradeLabels(db, {});
      known = labels.length <= MOST_KEPT ? { asOf, labels } : null;
      return labels;
    },
  };
}
