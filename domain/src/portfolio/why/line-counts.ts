import { isCharged, isPurchase, movesFeePool, realises, type TradeStep } from './trade-step.ts';

/** How many trades so far have a line in the trails that not every trade has a line in. */
export interface LineCounts {
  readonly purchases: number;
  /** Something was charged for it. */
  readonly charged: number;
  /** It moved the purchase fees that belong to the units held. */
  readonly feeMoves: number;
  /** It closed units that were held or owed. */
  readonly realising: number;
}

export const NO_LINES: LineCounts = { purchases: 0, charged: 0, feeMoves: 0, realising: 0 };

/** The counts after one more trade: with them a page of a long trail begins in the middle of the ledger. */
export function countLines(counts: LineCounts, step: TradeStep): LineCounts {
  return {
    purchases: counts.purchases + (isPurchase(step.trade) ? 1 : 0),
    charged: counts.charged + (isCharged(step) ? 1 : 0),
    feeMoves: counts.feeMoves + (movesFeePool(step) ? 1 : 0),
    realising: counts.realising + (realises(step) ? 1 : 0),
  };
}
