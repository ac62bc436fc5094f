import { applyTrade } from './apply-trade.ts';
import { ledgerOrder } from './ledger-order.ts';
import { EMPTY_POSITION, type PositionState } from './position.ts';
import type { Trade } from './trade.ts';

/** The position that the trades of one instrument, given in any order, come to. */
export function positionOf(trades: readonly Trade[]): PositionState {
  return ledgerOrder(trades).reduce(applyTrade, EMPTY_POSITION);
}
