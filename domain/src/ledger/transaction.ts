import type { LocalDate } from '../calendar/local-date.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Trade } from './trade.ts';

export const TRANSACTION_TYPES = [
  'BUY',
  'SELL',
  'DIVIDEND',
  'SPLIT',
  'FEE',
  'TAX',
  'TRANSFER_IN',
  'TRANSFER_OUT',
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** What every entry of the ledger carries. Charges are in the base currency, because that is what the account pays. */
export interface TransactionCommon {
  /** Order of recording; breaks ties between entries of one day. */
  readonly id: number;
  readonly date: LocalDate;
  readonly time: LocalTime | null;
  readonly broker: string;
  /** ISO 4217 code of `price` or `amount`. */
  readonly currency: string;
  /** Units of `currency` for one unit of the base currency, as recorded; null in the base currency. */
  readonly exchangeRate: Decimal | null;
  /** ≥ 0, base currency. */
  readonly fee: Decimal;
  /** What the broker charged to exchange the currency, ≥ 0, base currency. */
  readonly fxFee: Decimal;
  /** Withheld or charged with the entry, ≥ 0, base currency. */
  readonly tax: Decimal;
}

/** Cash that an instrument paid out: `amount` is gross, before tax and fee, > 0, in `currency`. */
export interface Dividend extends TransactionCommon {
  readonly type: 'DIVIDEND';
  readonly isin: string;
  readonly amount: Decimal;
}

/** `newUnits` for each `oldUnits`, two positive integers: 2:1 doubles the units. */
export interface Split extends TransactionCommon {
  readonly type: 'SPLIT';
  readonly isin: string;
  readonly newUnits: bigint;
  readonly oldUnits: bigint;
}

/** A fee or a tax by itself; of the whole portfolio when `isin` is null. `amount` > 0, in `currency`. */
export interface Charge extends TransactionCommon {
  readonly type: 'FEE' | 'TAX';
  readonly isin: string | null;
  readonly amount: Decimal;
}

/**
 * Units that move in or out with their cost and acquisition dates, without being bought or sold. Between two own
 * brokers what left the one arrives at the other, lot by lot.
 */
export interface Transfer extends TransactionCommon {
  readonly type: 'TRANSFER_IN' | 'TRANSFER_OUT';
  readonly isin: string;
  /** > 0 both ways. */
  readonly units: Decimal;
  /** What a unit that comes from elsewhere had cost, in `currency`; null where the lots of an own broker bring theirs. */
  readonly price: Decimal | null;
  /** When units that come from elsewhere were acquired; null for the day of the transfer or the day of the own lots. */
  readonly acquired: LocalDate | null;
  /**
   * How many of `units` only change their broker. Nobody records it: `settleTransfers` tells it from all transfers of the
   * instrument. Absent before that.
   */
  readonly ownUnits?: Decimal;
}

export type Transaction = Trade | Dividend | Split | Charge | Transfer;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** An entry that is not recorded yet. */
export type TransactionDraft = WithoutId<Transaction>;

/** True for a BUY or a SELL. */
export const isTrade = ({ type }: TransactionDraft): boolean => type === 'BUY' || type === 'SELL';
