/**
 * A second engine for every figure of a period, to judge the first: it is told by the definitions alone, one calendar
 * day after the other, in exact fractions, and carries no sum from one day to the next. It shares with the product the
 * shape of a transaction, the calendar and the decimal number, and nothing else. Slow on purpose.
 *
 * Where the definitions leave room, this is how they are read here:
 *
 *  1. Order within a day: by time, then inflows before outflows, then id, if all of the instrument's entries of the day
 *     that move units have a time; otherwise inflows first, then id. Inflows: BUY, SPLIT, TRANSFER_IN. Legs of an own transfer come after
 *     inflows and before outflows on an untimed day, so that what leaves one broker can arrive at the other.
 *  2. A TRANSFER_IN without a price brings what TRANSFER_OUTs of other brokers sent before: the oldest sending first, and
 *     of it the oldest lots. What never arrives anywhere was sent to somebody else, on the day on which it left.
 *  3. Units on their way between own brokers are still held. Neither leg is a flow, however many days lie between.
 *  4. A recorded rate wins. Without one, that of the day of the entry; charges are in the base currency.
 *  5. Units have ten digits, also after a split: rounded half-even, never to none. Lots are consumed by day of acquisition, then in the order of the ledger. A lot from elsewhere costs units · price at
 *     the rate of the day on which it arrives.
 *  6. A price carried over a split is the price of an old unit: it is divided by the ratio. A split without a time comes
 *     by id among the inflows of its day; the close of a day is that of a unit after all splits of the day.
 *     A value that was entered for a whole position is a close in the base currency: value ÷ units of that evening; it goes before
 *     a close of its day, and one for no units is none.
 *  7. Until the first close, the price of the last BUY or SELL above 0, in its own currency. It is converted with the rate of
 *     that trade until rates of its day or a later one are published, then like a close, with the rate of the day that is valued.
 *  8. Transfers count as flows at the value of the day: units at that moment · price of the day. Their charges, like
 *     those of a split and a FEE or TAX by itself, are money put in that is lost at once; charges of a sale and of a dividend,
 *     which pay something out, reduce what is taken out.
 *  9. An instrument that ends a day below zero units adds neither value nor flow nor any other amount on that day.
 * 10. One instrument held without a price or a rate: the value of the whole day is unknown, and what needs it too.
 * 11. A day is priced when an instrument that is held both the evening before and that evening has a close of that very day:
 *     what was bought or sold on the day went by the price paid.
 * 12. Currency gain, day by day: units held the evening before · price of that evening · change of the rate that tells this
 *     price. All else is price gain: what prices did, at the rate of the day, and what a trade's rate differs from it.
 * 13. The index starts with 1 at the start of the period; falls are measured from the end of the first day with a value.
 * 14. A charge on a day on which nothing is held, before and after, and nothing is paid out is no return: by the letter of
 *     the formula it would be −100 %, for ever.
 */
import type { LocalDate } from '../../calendar/local-date.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import type { Decimal } from '../../money/decimal.ts';

/** What an instrument closed at on a day. */
export interface DenseClose {
  readonly day: LocalDate;
  /** > 0, in `currency`. */
  readonly close: Decimal;
  readonly currency: string;
}

/** What one euro was worth on a day. */
export interface DenseRate {
  readonly day: LocalDate;
  /** > 0, units of the currency for one EUR. */
  readonly rate: Decimal;
}

/** What the owner entered as the value of a whole position on a day. */
export interface DenseValue {
  readonly day: LocalDate;
  /** > 0, base currency. */
  readonly value: Decimal;
}

/** All that the figures of a portfolio are made of. */
export interface DensePortfolio {
  readonly baseCurrency: string;
  readonly transactions: readonly Transaction[];
  /** By ISIN, in any order, one a day. */
  readonly closes: ReadonlyMap<string, readonly DenseClose[]>;
  /** By ISIN, in any order, one a day; none where there is no list. */
  readonly values?: ReadonlyMap<string, readonly DenseValue[]>;
  /** By currency, in any order, one a day; none for EUR. */
  readonly rates: ReadonlyMap<string, readonly DenseRate[]>;
}
