import {
  isCharged,
  isPurchase,
  isTaxed,
  movesCost,
  movesFeePool,
  movesUnits,
  realises,
  type TradeStep,
} from './trade-step.ts';

/** How many entries so far have a line in the trails that not every entry has a line in. */
export interface LineCounts {
  readonly purchases: number;
  readonly sales: number;
  readonly dividends: number;
  /** It had a say in the number of units. */
  readonly unitMoves: number;
  /** It had a say in what the units held cost. */
  readonly costMoves: number;
  /** Something was charged with it. */
  readonly charged: number;
  /** Something was withheld with it. */
  readonly taxed: number;
  /** It moved the purchase fees that belong to the units held. */
  readonly feeMoves: number;
  /** It closed units that were held or owed. */
  readonly realising: number;
}

export const NO_LINES: LineCounts = {
  purchases: 0,
  sales: 0,
  dividends: 0,
  unitMoves: 0,
  costMoves: 0,
  charged: 0,
  taxed: 0,
  feeMoves: 0,
  realising: 0,
};

/** The counts after one more entry: with them a page of a long trail begins in the middle of the ledger. */
export function countLines(counts: LineCounts, step: TradeStep): LineCounts {
  const one = (isCounted: boolean) => (isCounted ? 1 : 0);
  return {
    purchases: counts.purchases + one(isPurchase(step.trade)),
    sales: counts.sales + one(step.trade.type === 'SELL'),
    dividends: counts.dividends + one(step.trade.type === 'DIVIDEND'),
    unitMoves: counts.unitMoves + one(movesUnits(step)),
    costMoves: counts.costMoves + one(movesCost(step)),
    charged: counts.charged + one(isCharged(step)),
    taxed: counts.taxed + one(isTaxed(step)),
    feeMoves: counts.feeMoves + one(movesFeePool(step)),
    realising: counts.realising + one(realises(step)),
  };
}
