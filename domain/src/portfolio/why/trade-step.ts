import type { PositionState } from '../../ledger/position.ts';
import { entryFees, entryTaxes } from '../../ledger/transaction-amounts.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { unitMove } from '../../ledger/unit-move.ts';
import { equals, isNegative, isPositive, isZero } from '../../money/decimal.ts';

/** An entry of the ledger and the position before and after it, by average cost. */
export interface TradeStep {
  readonly before: PositionState;
  readonly trade: Transaction;
  readonly after: PositionState;
}

/** True for a BUY. */
export const isPurchase = ({ type }: Transaction): boolean => type === 'BUY';

/** True for units that add to what is held, or to what is owed; asked of entries that move units. */
export function joins({ before, trade }: TradeStep): boolean {
  const isInflow = unitMove(trade)?.isInflow === true;
  return isInflow ? !isNegative(before.units) : !isPositive(before.units);
}

/** True for an entry that is larger than what it stands against. */
export const passesZero = ({ before, after }: TradeStep): boolean =>
  !isZero(after.units) && isPositive(before.units) !== isPositive(after.units);

/** True for units that leave for elsewhere: they take their cost along and realise nothing. */
export const leaves = ({ trade }: TradeStep): boolean =>
  trade.type === 'TRANSFER_OUT' && unitMove(trade) !== null;

/** Whether an entry closes units that are held or owed. */
export const realises = (step: TradeStep): boolean =>
  unitMove(step.trade) !== null && !leaves(step) && !joins(step);

/** Whether an entry has a say in the number of units. */
export const movesUnits = ({ trade }: TradeStep): boolean =>
  trade.type === 'SPLIT' || unitMove(trade) !== null;

/** Whether an entry has a say in what the units held cost. */
export const movesCost = (step: TradeStep): boolean =>
  unitMove(step.trade) !== null && !(leaves(step) && joins(step));

/** Whether an entry moves the purchase fees that belong to the units held. */
export const movesFeePool = ({ before, after }: TradeStep): boolean => !equals(before.feePool, after.feePool);

/** Whether anything was charged with an entry. */
export const isCharged = ({ trade }: TradeStep): boolean => isPositive(entryFees(trade));

/** Whether anything was withheld with an entry. */
export const isTaxed = ({ trade }: TradeStep): boolean => isPositive(entryTaxes(trade));
