import { daysBetween, decimal, equals, localDate } from '@portfolio/domain';
import type { TransactionType } from '@portfolio/domain';
import type { PreparedRow } from './prepare-statement.ts';

/** Brokers take so many days at most to hand a portfolio over. */
const MOST_DAYS = 10;

/** One side of a transfer: in the ledger, or in a row of the file. */
export interface TransferSide {
  /** Of the ledger; null for a row of the file. */
  readonly id: number | null;
  readonly row: number | null;
  readonly transaction_type: TransactionType;
  readonly isin: string;
  readonly broker: string;
  readonly date: string;
  readonly units: string;
}

/** The side of a transfer that a row of the file is; null for any other type. */
export function sideOfRow({ row, columns }: PreparedRow): TransferSide | null {
  const { transaction_type, isin, broker, date, units } = columns;
  const isTransfer = transaction_type === 'TRANSFER_IN' || transaction_type === 'TRANSFER_OUT';
  return isTransfer && units !== null ? { id: null, row, transaction_type, isin, broker, date, units } : null;
}

/**
 * Which sides belong together: the same units of the same instrument leave one broker and arrive at another on that day
 * or within ten days. Each side has one other; the earliest departure goes first.
 *
 * @returns both ways
 */
export function ownTransfers(sides: readonly TransferSide[]): ReadonlyMap<TransferSide, TransferSide> {
  const byDay = sides.toSorted((left, right) =>
    left.date < right.date ? -1 : left.date > right.date ? 1 : 0,
  );
  const pairs = new Map<TransferSide, TransferSide>();
  for (const departure of byDay) {
    if (departure.transaction_type !== 'TRANSFER_OUT') continue;
    const arrival = byDay.find((other) => !pairs.has(other) && isArrivalOf(other, departure));
    if (!arrival) continue;
    pairs.set(arrival, departure);
    pairs.set(departure, arrival);
  }
  return pairs;
}

function isArrivalOf(other: TransferSide, { isin, broker, date, units }: TransferSide): boolean {
  if (other.transaction_type !== 'TRANSFER_IN' || other.isin !== isin || other.broker === broker)
    return false;
  const days = daysBetween(localDate(date), localDate(other.date));
  return days >= 0 && days <= MOST_DAYS && equals(decimal(other.units), decimal(units));
}
