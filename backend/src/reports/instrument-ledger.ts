import {
  type FifoLedger,
  fifoLotsInOrder,
  type FifoMatch,
  type LotSplit,
  type PositionState,
  type Transaction,
} from '@portfolio/domain';
import type { Database } from '../db/open-database.ts';
import { ledgerPages } from './ledger-pages.ts';

/** A history longer than this is read anew for each question that needs all of it. */
const TRADES_KEPT = 60_000;

/** All entries of one ISIN in ledger order, and what first in, first out makes of them. */
export interface InstrumentLedger {
  readonly trades: readonly Transaction[];
  readonly tradeOf: (id: number) => Transaction;
  readonly fifo: FifoLedger;
  readonly matches: readonly FifoMatch[];
  /** The matches and what splits have changed, in ledger order. */
  readonly events: readonly (FifoMatch | LotSplit)[];
}

/** @param state  of that ISIN, as the book has it; the same object stands for the same trades */
export type ReadLedger = (isin: string, state: PositionState) => Promise<InstrumentLedger>;

function ledgerOf(trades: readonly Transaction[]): InstrumentLedger {
  const byId = new Map(trades.map((trade) => [trade.id, trade]));
  const matches: FifoMatch[] = [];
  const events: (FifoMatch | LotSplit)[] = [];
  const fifo = fifoLotsInOrder(trades, {
    match: (match) => {
      matches.push(match);
      events.push(match);
    },
    split: (split) => {
      events.push(split);
    },
  });
  const tradeOf = (id: number) => {
    const trade = byId.get(id);
    if (!trade) throw new Error(`trade ${id} is not in its own ledger`);
    return trade;
  };
  return { trades, tradeOf, fifo, matches, events };
}

/** Reads whole histories, page by page, and keeps those of the positions looked at last. */
export function ledgerReader(database: Database): ReadLedger {
  const kept = new Map<PositionState, InstrumentLedger>();

  const keep = (state: PositionState, ledger: InstrumentLedger) => {
    kept.delete(state);
    kept.set(state, ledger);
    let count = 0;
    for (const [known, { trades }] of [...kept].toReversed()) {
      count += trades.length;
      if (count > TRADES_KEPT) kept.delete(known);
    }
  };

  return async (isin, state) => {
    const ledger = kept.get(state) ?? ledgerOf(await allTrades(database, isin));
    keep(state, ledger);
    return ledger;
  };
}

async function allTrades(database: Database, isin: string): Promise<Transaction[]> {
  const trades: Transaction[] = [];
  for await (const page of ledgerPages(database.read, isin, null)) {
    for (const trade of page) trades.push(trade);
  }
  return trades;
}
