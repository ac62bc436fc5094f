import { applyTransaction } from './apply-transaction.ts';
import { ledgerOrder } from './ledger-order.ts';
import { EMPTY_POSITION, type PositionState } from './position.ts';
import { settleTransfers } from './settle-transfers.ts';
import type { Transaction } from './transaction.ts';

/** The position that the entries of one instrument, given in any order, come to. */
export function positionOf(entries: readonly Transaction[]): PositionState {
  return ledgerOrder(settleTransfers(entries)).reduce(applyTransaction, EMPTY_POSITION);
}
