import { applyTrade } from '../ledger/apply-trade.ts';
import type { FifoMatch } from '../ledger/fifo-lots.ts';
import { EMPTY_POSITION, type PositionState } from '../ledger/position.ts';
import type { Trade } from '../ledger/trade.ts';
import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';
import { realises } from './why/trade-step.ts';

/** A trade and what the position was after it. Amounts in the base currency, fees apart. */
export interface TradeEffect {
  readonly trade: Trade;
  /** The position after it: units below 0 when more was sold than bought, and what those units cost. */
  readonly after: Pick<PositionState, 'units' | 'costPool'>;
  /** Null for a trade that closes nothing. */
  readonly realisedGain: Decimal | null;
}

/**
 * What each trade of one instrument did to its position.
 *
 *   cost pool = purchases − proceeds + realised gain      under either method, at every moment
 *
 * @param trades  in ledger order
 * @param matches of first in, first out; null for average cost
 */
export function tradeEffects(
  trades: readonly Trade[],
  matches: readonly FifoMatch[] | null,
): readonly TradeEffect[] {
  const gains = matches && gainsByTrade(matches);
  let state: PositionState = EMPTY_POSITION;
  let fifoGain = ZERO;
  return trades.map((trade) => {
    const before = state;
    state = applyTrade(before, trade);
    const averageGain = realises({ before, trade, after: state })
      ? subtract(state.realisedGain, before.realisedGain)
      : null;
    const realisedGain = gains ? (gains.get(trade.id) ?? null) : averageGain;
    if (gains && realisedGain) fifoGain = add(fifoGain, realisedGain);
    const realised = gains ? fifoGain : state.realisedGain;
    const costPool = add(subtract(state.purchases, state.proceeds), realised);
    return { trade, after: { units: state.units, costPool }, realisedGain };
  });
}

function gainsByTrade(matches: readonly FifoMatch[]): ReadonlyMap<number, Decimal> {
  const gains = new Map<number, Decimal>();
  for (const { trade, gain } of matches) gains.set(trade.id, add(gains.get(trade.id) ?? ZERO, gain));
  return gains;
}
