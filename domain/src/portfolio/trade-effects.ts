import { applyTransaction } from '../ledger/apply-transaction.ts';
import { type FifoMatch, realisingMatches } from '../ledger/fifo-lots.ts';
import { EMPTY_POSITION, type PositionState } from '../ledger/position.ts';
import type { Transaction } from '../ledger/transaction.ts';
import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';
import { realises } from './why/trade-step.ts';

/** An entry and what the position was after it. Amounts in the base currency, fees apart. */
export interface TradeEffect {
  readonly trade: Transaction;
  /** The position after it: units below 0 when more was sold than bought, and what those units cost. */
  readonly after: Pick<PositionState, 'units' | 'costPool'>;
  /** Null for an entry that realises nothing. */
  readonly realisedGain: Decimal | null;
}

/**
 * What each entry of one instrument did to its position.
 *
 *   cost pool = purchases + cost in − proceeds − cost out + realised gain      under either method, at every moment
 *
 * @param trades  in ledger order, with their own units
 * @param matches of first in, first out; null for average cost
 */
export function tradeEffects(
  trades: readonly Transaction[],
  matches: readonly FifoMatch[] | null,
): readonly TradeEffect[] {
  const gains = matches && sumsByTrade(realisingMatches(matches), ({ gain }) => gain);
  const outgoing = matches?.filter(({ gain }) => gain === null) ?? [];
  const costs = sumsByTrade(outgoing, ({ taken }) => taken.cost);
  let state: PositionState = EMPTY_POSITION;
  let fifoGain = ZERO;
  let fifoOut = ZERO;
  return trades.map((trade) => {
    const before = state;
    state = applyTransaction(before, trade);
    const averageGain = realises({ before, trade, after: state })
      ? subtract(state.realisedGain, before.realisedGain)
      : null;
    const realisedGain = gains ? (gains.get(trade.id) ?? null) : averageGain;
    if (gains && realisedGain) fifoGain = add(fifoGain, realisedGain);
    const realised = gains ? fifoGain : state.realisedGain;
    fifoOut = add(fifoOut, costs.get(trade.id) ?? ZERO);
    const paid = add(state.purchases, state.costIn);
    const gone = add(state.proceeds, gains ? fifoOut : state.costOut);
    const costPool = add(subtract(paid, gone), realised);
    return { trade, after: { units: state.units, costPool }, realisedGain };
  });
}

function sumsByTrade<M extends FifoMatch>(
  matches: readonly M[],
  part: (match: M) => Decimal,
): ReadonlyMap<number, Decimal> {
  const sums = new Map<number, Decimal>();
  for (const match of matches) {
    sums.set(match.trade.id, add(sums.get(match.trade.id) ?? ZERO, part(match)));
  }
  return sums;
}
