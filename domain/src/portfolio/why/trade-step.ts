import type { PositionState } from '../../ledger/position.ts';
import type { Trade } from '../../ledger/trade.ts';
import { feesPaid } from '../../ledger/trade-amounts.ts';
import { equals, isNegative, isPositive, isZero } from '../../money/decimal.ts';

/** A trade and the position before and after it, by average cost. */
export interface TradeStep {
  readonly before: PositionState;
  readonly trade: Trade;
  readonly after: PositionState;
}

/** True for a BUY. */
export const isPurchase = ({ type }: Trade): boolean => type === 'BUY';

/** True for a trade that adds to what is held, or to what is owed. */
export const joins = ({ before, trade }: TradeStep): boolean =>
  isPurchase(trade) ? !isNegative(before.units) : !isPositive(before.units);

/** True for a trade that is larger than what it stands against. */
export const passesZero = ({ before, after }: TradeStep): boolean =>
  !isZero(after.units) && isPositive(before.units) !== isPositive(after.units);

/** Whether a trade closes units that are held or owed. */
export const realises = (step: TradeStep): boolean => !joins(step);

/** Whether a trade moves the purchase fees that belong to the units held. */
export const movesFeePool = ({ before, after }: TradeStep): boolean => !equals(before.feePool, after.feePool);

/** Whether anything was charged for a trade. */
export const isCharged = ({ trade }: TradeStep): boolean => isPositive(feesPaid(trade));
