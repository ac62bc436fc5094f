import type { LocalDate } from '../calendar/local-date.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Trade } from '../ledger/trade.ts';
import type { TransactionDraft } from '../ledger/transaction.ts';
import type { RowReason } from './row-reason.ts';

/** What a broker says of a transaction beyond the ledger's own members. */
export interface StatementLabels {
  /** The broker's id of the order or the booking; partial fills of one order may share it. */
  readonly externalId: string | null;
  /** The instrument's name as the broker writes it. */
  readonly product: string | null;
}

/** A trade as a broker's statement tells it, not yet recorded; ISIN upper case, check digit right, price > 0 in the main unit. */
export type TradeDraft = Omit<Trade, 'id'> & StatementLabels;

/** A transaction of any type as a broker's statement tells it, not yet recorded. */
export type StatementDraft = TransactionDraft & StatementLabels;

/** The kinds of statements that are read, each named after who writes it; the last is of files that the owner explained. */
export const STATEMENT_KINDS = [
  'trade-republic',
  'trading-212',
  'scalable-capital',
  'revolut',
  'xtb',
  'interactive-brokers',
  'portfolio-performance',
  'ghostfolio',
  'degiro-account',
  'degiro-transactions',
  'mapped-csv',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Header → cell. Unnamed columns share the key `""` (the last one stays); cells beyond the header are under `"None"`. */
export type RawRow = Record<string, string>;

export interface ReadVerdict<Draft extends StatementDraft = StatementDraft> {
  readonly kind: 'read';
  readonly draft: Draft;
  /** What a person should know though the row was read. */
  readonly notes: readonly RowReason[];
  /** What no other row of this kind of statement carries, in any file; absent where the row is known by its content. */
  readonly rowId?: string;
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

/** A row that is meant to be no transaction of the ledger: a deposit, interest, a card payment, the other half of a pair. */
export interface LeftOutVerdict {
  readonly kind: 'left_out';
  /** As in `RefusedVerdict`. */
  readonly isin: string | null;
  readonly date: string | null;
  readonly reason: RowReason;
}

export type RowVerdict = ReadVerdict | RefusedVerdict | LeftOutVerdict;

export interface ReadRow<Draft extends StatementDraft = StatementDraft> {
  /** From 1 over the records below the header; empty lines are not counted, lines of delimiters only are. */
  readonly row: number;
  readonly verdict: ReadVerdict<Draft>;
}

/** A row that makes no transaction, as the file has it. */
export interface OtherRow<Verdict extends RefusedVerdict | LeftOutVerdict = RefusedVerdict | LeftOutVerdict> {
  /** As in `ReadRow`. */
  readonly row: number;
  readonly verdict: Verdict;
  readonly raw: RawRow;
}

export type RefusedRow = OtherRow<RefusedVerdict>;

export type LeftOutRow = OtherRow<LeftOutVerdict>;

export type StatementRow = ReadRow | RefusedRow | LeftOutRow;

/** A row of a statement that has nothing but trades. */
export type TradeStatementRow = ReadRow<TradeDraft> | RefusedRow;

/** A statement that could be read: every row has exactly one verdict. */
export interface Statement<Row = StatementRow> {
  readonly kind: StatementKind;
  /** Language of the header: `en`, `nl`, `de`, `it`, `cs`, `fr`, `es`, `pt`, or `unknown`. */
  readonly language: string;
  /** Which of the layouts that the broker has printed. */
  readonly layout: string;
  /**
   * Read as they are asked for, and anew each time: a long file's rows need not be held all at once. Lines of delimiters
   * only and continuation lines are none.
   */
  readonly rows: Iterable<Row>;
}

/**
 * A file that is no such statement at all.
 *
 * - `empty`: nothing in it, not even a header
 * - `missing_columns`: some of the required columns are there, others are not
 * - `account_statement`: DEGIRO's Account.csv; `portfolio_statement`: DEGIRO's Portfolio.csv
 * - `activity_statement`: Interactive Brokers' activity statement or transaction history as CSV, many tables in one
 * - `unknown_format`: none of the required columns is there
 * - `unknown_kind`: the file is of none of the kinds that are read
 */
export interface StatementRefusal {
  readonly code:
    | 'empty'
    | 'missing_columns'
    | 'account_statement'
    | 'portfolio_statement'
    | 'activity_statement'
    | 'unknown_format'
    | 'unknown_kind';
  /** Names of the required columns that are not there. */
  readonly missing: readonly string[];
  /** For a person: what is wrong and what to do. */
  readonly message: string;
}

/** What a reader has to know that no file says. */
export interface StatementContext {
  /** Rows after it are refused. */
  readonly today: LocalDate;
  /** The currency of the ledger's fees and taxes. */
  readonly base: string;
  /** What the broker is called in this ledger; null for the name that the kind of statement has. */
  readonly broker: string | null;
  /** The ISIN of a symbol by what the owner recorded; null when there is none. */
  readonly isinOf: (symbol: string) => string | null;
  /** Units of a currency for one of the base currency by the last rate published on or before a day; null when none is known. */
  readonly rateOn: (currency: string, day: LocalDate) => Decimal | null;
}

/** The beginning of a file, which tells what kind it is of. */
export interface StatementHead {
  /** At most the first 64 K characters, without byte-order mark. */
  readonly text: string;
  /** The cells of the first line, trimmed. */
  readonly header: readonly string[];
}

/** Reads one kind of statement. */
export interface StatementReader {
  readonly kind: StatementKind;
  /** What the broker is called, in the report and in the ledger unless the owner names it. */
  readonly broker: string;
  /** By what is in the file, never by its name. */
  readonly recognises: (head: StatementHead) => boolean;
  /** Never throws. */
  readonly read: (text: string, context: StatementContext) => Statement | StatementRefusal;
}
