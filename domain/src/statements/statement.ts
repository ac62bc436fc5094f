import type { LocalDate } from '../calendar/local-date.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import type { TradeType } from '../ledger/trade.ts';
import type { Decimal } from '../money/decimal.ts';
import type { RowReason } from './row-reason.ts';

/** A trade as a broker's statement tells it, not yet recorded. Members as in `Trade`. */
export interface TradeDraft {
  readonly date: LocalDate;
  readonly time: LocalTime | null;
  /** Upper case, check digit right. */
  readonly isin: string;
  readonly broker: string;
  readonly type: TradeType;
  /** > 0. */
  readonly units: Decimal;
  /** > 0, per unit, in `currency`: always the main unit (pounds, never pence). */
  readonly price: Decimal;
  readonly currency: string;
  /** Units of `currency` for one unit of the base currency; null in the base currency. */
  readonly exchangeRate: Decimal | null;
  /** ≥ 0, base currency. */
  readonly fee: Decimal;
  /** ≥ 0, base currency. */
  readonly fxFee: Decimal;
  /** ≥ 0, base currency. */
  readonly tax: Decimal;
  /** The broker's order id; shared by the partial fills of one order. */
  readonly externalId: string | null;
  /** The instrument's name as the broker writes it. */
  readonly product: string | null;
}

/** Header → cell. Unnamed columns share the key `""` (the last one stays); cells beyond the header are under `"None"`. */
export type RawRow = Record<string, string>;

export interface TradeVerdict {
  readonly kind: 'trade';
  readonly draft: TradeDraft;
  /** What a person should know though the row was read. */
  readonly notes: readonly RowReason[];
}

export interface RefusedVerdict {
  readonly kind: 'refused';
  /** As far as it could be read: upper case, perhaps invalid. */
  readonly isin: string | null;
  /** `YYYY-MM-DD` when the date could be read. */
  readonly date: string | null;
  /** At least one. */
  readonly errors: readonly RowReason[];
}

export interface TradeRow {
  /** From 1 over the records below the header; empty lines are not counted, lines of delimiters only are. */
  readonly row: number;
  readonly verdict: TradeVerdict;
}

export interface RefusedRow {
  /** As in `TradeRow`. */
  readonly row: number;
  readonly verdict: RefusedVerdict;
  readonly raw: RawRow;
}

export type StatementRow = TradeRow | RefusedRow;

/** A statement that could be read: every row has a verdict. */
export interface Statement {
  readonly kind: 'degiro-transactions';
  /** Language of the header: `en`, `nl`, `de`, `it`, `cs`, `fr`, `es`, `pt`, or `unknown`. */
  readonly language: string;
  readonly layout: string;
  /**
   * Read as they are asked for, and anew each time: a long file's rows need not be held all at once. Lines of delimiters
   * only and continuation lines are none.
   */
  readonly rows: Iterable<StatementRow>;
}

/**
 * A file that is no such statement at all.
 *
 * - `empty`: nothing in it, not even a header
 * - `missing_columns`: some of the required columns are there, others are not
 * - `account_statement`: DEGIRO's Account.csv; `portfolio_statement`: DEGIRO's Portfolio.csv
 * - `unknown_format`: none of the required columns is there
 */
export interface StatementRefusal {
  readonly code: 'empty' | 'missing_columns' | 'account_statement' | 'portfolio_statement' | 'unknown_format';
  /** Names of the required columns that are not there. */
  readonly missing: readonly string[];
  /** For a person: what is wrong and what to do. */
  readonly message: string;
}
