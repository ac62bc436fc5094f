import { type LocalDate, localDate } from '../calendar/local-date.ts';
import type { Transaction, TransactionType } from '../ledger/transaction.ts';
import { type Decimal, ONE } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { decimal } from '../money/parse-decimal.ts';
import type { DensePortfolio } from './dense/dense-portfolio.ts';
import { SOME_BROKER, SOME_ISIN } from './trades.ts';

interface WrittenTransaction {
  readonly date: string;
  readonly type: TransactionType;
  readonly isin?: string;
  readonly broker?: string;
  readonly units?: string;
  /** One of the two: per unit in `currency`, or of all units. */
  readonly price?: string;
  readonly amount?: string;
  readonly currency?: string;
  /** The rate as the publisher quotes it: units of the base currency for one unit of `currency`. */
  readonly base_per_currency?: string;
  readonly fee?: string;
  readonly tax?: string;
  readonly new_units?: number;
  readonly old_units?: number;
}

/** A period of fixtures/periods/<case>.json with what others published for it. */
export interface WrittenPeriod {
  readonly start: string;
  readonly end: string;
  /** Only this instrument. */
  readonly isin?: string;
  readonly expected: Readonly<Record<string, string | number>>;
  readonly average?: Readonly<Record<string, unknown>>;
  readonly fifo?: Readonly<Record<string, unknown>>;
  /** How far a figure may be off; half of the last digit printed where nothing is said. */
  readonly tolerance?: Readonly<Record<string, string>>;
}

/** A case of fixtures/periods: what is in the ledger, what was quoted, and what others published. */
export interface WrittenCase {
  readonly title: string;
  readonly published_by: Readonly<Record<string, string>>;
  readonly restated: string;
  readonly base_currency: string;
  readonly transactions: readonly WrittenTransaction[];
  readonly closes: Readonly<
    Record<string, { readonly currency: string; readonly closes: readonly (readonly [string, string])[] }>
  >;
  /** Units of a currency for one EUR. */
  readonly rates?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly periods: readonly WrittenPeriod[];
}

/** The ledger, closes and rates of a case. */
export function writtenPortfolio(written: WrittenCase): DensePortfolio {
  return {
    baseCurrency: written.base_currency,
    transactions: written.transactions.map((entry, index) =>
      transactionOf(entry, index + 1, written.base_currency),
    ),
    closes: new Map(
      Object.entries(written.closes).map(([isin, { currency, closes }]) => [
        isin,
        closes.map(([day, close]) => ({ ...pointOf(day), close: decimal(close), currency })),
      ]),
    ),
    rates: new Map(
      Object.entries(written.rates ?? {}).map(([currency, rates]) => [
        currency,
        rates.map(([day, rate]) => ({ ...pointOf(day), rate: decimal(rate) })),
      ]),
    ),
  };
}

function pointOf(day: string): { readonly day: LocalDate } {
  return { day: localDate(day) };
}

function transactionOf(written: WrittenTransaction, id: number, baseCurrency: string): Transaction {
  const rate = written.base_per_currency;
  const common = {
    id,
    date: localDate(written.date),
    time: null,
    broker: written.broker ?? SOME_BROKER,
    currency: written.currency ?? baseCurrency,
    exchangeRate: rate === undefined ? null : divide(ONE, decimal(rate), GUARD_DIGITS),
    fee: decimal(written.fee ?? '0'),
    fxFee: decimal('0'),
    tax: decimal(written.tax ?? '0'),
    isin: written.isin ?? SOME_ISIN,
  };
  const { type } = written;
  const units = decimal(written.units ?? '1');
  switch (type) {
    case 'BUY':
    case 'SELL':
      return { ...common, type, units, price: priceOf(written, units) };
    case 'TRANSFER_IN':
    case 'TRANSFER_OUT':
      return {
        ...common,
        type,
        units,
        price: written.price === undefined ? null : decimal(written.price),
        acquired: null,
      };
    case 'SPLIT':
      return {
        ...common,
        type,
        newUnits: BigInt(written.new_units ?? 1),
        oldUnits: BigInt(written.old_units ?? 1),
      };
    default:
      return { ...common, type, amount: decimal(written.amount ?? '0') };
  }
}

function priceOf({ price, amount }: WrittenTransaction, units: Decimal): Decimal {
  return price === undefined ? divide(decimal(amount ?? '0'), units, GUARD_DIGITS) : decimal(price);
}
