import { netAmount } from '../ledger/transaction-amounts.ts';
import { absolute, add, compare, type Decimal, multiply, subtract } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { roundHalfEven } from '../money/round.ts';
import { type RowReason, rowReason } from './row-reason.ts';
import type { RowVerdict } from './statement.ts';

const CENTS = decimal('0.02');
const THOUSANDTH = decimal('0.001');

/**
 * Compares what the cash account saw by units, price, rate and charges with what the broker says that it saw; a difference of
 * more than 0.02 and a thousandth, which is what rounded prices and rates can make, is worth a note.
 *
 * @param told in the base currency, any sign; null when the row has none
 */
export function withTotalNote(verdict: RowVerdict, told: Decimal | null): RowVerdict {
  if (verdict.kind !== 'read' || told === null) return verdict;
  const own = absolute(netAmount(verdict.draft));
  const tolerance = add(CENTS, multiply(absolute(told), THOUSANDTH));
  if (compare(absolute(subtract(own, absolute(told))), tolerance) <= 0) return verdict;
  return { ...verdict, notes: [...verdict.notes, totalDiffers(told, own)] };
}

/** The note about two totals, without their signs and in cents. */
export function totalDiffers(told: Decimal, own: Decimal): RowReason {
  const inCents = (total: Decimal): string => decimalText(roundHalfEven(absolute(total), 2), 2);
  return rowReason('total', 'total_differs', { told: inCents(told), own: inCents(own) });
}
