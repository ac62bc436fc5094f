import { fifoLotsInOrder } from '../../ledger/fifo-lots.ts';
import type { Lot } from '../../ledger/lot.ts';
import type { Transaction } from '../../ledger/transaction.ts';

/**
 * The lots that are open after some entries, oldest first.
 *
 * @param entries the first of one instrument, in ledger order; they are not put in order anew, because within a day those
 *                that follow have a say in the order of those before
 */
export function openLotsAfter(entries: readonly Transaction[]): readonly Lot[] {
  return fifoLotsInOrder(entries).lots;
}
