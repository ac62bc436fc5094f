import type { LocalDate } from '../calendar/local-date.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import type { Decimal } from '../money/decimal.ts';

export type TradeType = 'BUY' | 'SELL';

/**
 * A purchase or a sale of units of one instrument, as the broker settled it.
 *
 * Price in `currency`; fee and currency-exchange fee in the base currency, because that is what the account pays.
 */
export interface Trade {
  /** Order of recording; breaks ties between trades of one day. */
  readonly id: number;
  readonly date: LocalDate;
  readonly time: LocalTime | null;
  /** Usually an ISIN; texts from older databases whose check digit is wrong are kept as they are. */
  readonly isin: string;
  readonly broker: string;
  readonly type: TradeType;
  /** > 0 for sales too. */
  readonly units: Decimal;
  /** Per unit, ≥ 0, in `currency`. */
  readonly price: Decimal;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Units of `currency` for one unit of the base currency, as the broker recorded it; null in the base currency. */
  readonly exchangeRate: Decimal | null;
  /** ≥ 0, base currency. */
  readonly fee: Decimal;
  /** What the broker charged to exchange the currency, ≥ 0, base currency. */
  readonly fxFee: Decimal;
  /** Withheld or charged with the trade, ≥ 0, base currency; never part of the cost. */
  readonly tax: Decimal;
}
