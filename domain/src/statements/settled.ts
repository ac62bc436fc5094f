import type { LocalDate } from '../calendar/local-date.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import {
  absolute,
  compare,
  type Decimal,
  isPositive,
  multiply,
  normalise,
  ONE,
  subtract,
} from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { roundHalfEven } from '../money/round.ts';
import { rowReason } from './row-reason.ts';
import type { StatementContext, StatementDraft } from './statement.ts';
import type { RowReading } from './table.ts';

const TEN: Decimal = { digits: 10n, scale: 0 };

/** What a row tells of its money, as the account sees it. */
export interface ToldMoney {
  readonly date: LocalDate;
  readonly time: LocalTime | null;
  /** ISO code of the price or the amount: the main unit. */
  readonly currency: string;
  /** ISO code of fees and taxes. */
  readonly account: string;
  /** Units of `currency` for one of `account` as the row has it; null where it has none, or they are the same. */
  readonly rate: Decimal | null;
  /** Units of `account` for one of the owner's currency at the broker, where the row says; absent or null where it does not. */
  readonly ownRate?: Decimal | null;
  /** In the account's currency, ≥ 0. */
  readonly fee: Decimal;
  readonly fxFee: Decimal;
  readonly tax: Decimal;
}

/** What of a row is needed: the base currency with its rates, and where errors and notes go. */
export type MoneyReading = Pick<RowReading, 'errors' | 'notes'> & {
  readonly context: Pick<StatementContext, 'base' | 'rateOn'>;
};

export type SettledMoney = Pick<
  StatementDraft,
  'date' | 'time' | 'currency' | 'exchangeRate' | 'fee' | 'fxFee' | 'tax'
>;

/**
 * The money of a row as the ledger keeps it: the exchange rate for one of the base currency, charges in the base currency.
 *
 * An account in the base currency has the row's own rate, or the published one of the day. Charges of any other account
 * are converted: by the row's own rate where that leads to the base currency, otherwise by the published one.
 *
 * @returns null when a rate that is needed is not known, which is then among the row's errors
 * @see docs/spec/import.md §3
 */
export function settled(reading: MoneyReading, told: ToldMoney): SettledMoney | null {
  const { date, time, currency, fee, fxFee, tax } = told;
  const perBase = accountRate(reading, told);
  if (perBase === null) return null;
  const rate = priceRate(reading, told, perBase);
  if (rate === null) return null;
  const inBase = (amount: Decimal): Decimal =>
    perBase === ONE ? amount : normalise(divide(amount, perBase, PUBLISHED_DIGITS));
  const exchangeRate = currency === reading.context.base ? null : rate;
  return { date, time, currency, exchangeRate, fee: inBase(fee), fxFee: inBase(fxFee), tax: inBase(tax) };
}

/** Units of the account's currency for one of the base currency; null after an error. */
function accountRate(reading: MoneyReading, told: ToldMoney): Decimal | null {
  const { account, currency, rate, date, ownRate = null } = told;
  const { base, rateOn } = reading.context;
  if (account === base) return ONE;
  if (currency === base && rate !== null && isPositive(rate))
    return kept(reading, divide(ONE, rate, PUBLISHED_DIGITS));
  if (ownRate === null || !isPositive(ownRate)) return publishedRate(reading, account, date);
  const published = rateOn(account, date);
  if (published !== null) return isNear(ownRate, published) ? ownRate : publishedRate(reading, account, date);
  reading.notes.push(rowReason('exchange_rate', 'rate_of_file', { currency: account, base }));
  return ownRate;
}

/** Within a tenth: rates of one day never differ by more, those of other currencies nearly always do. */
function isNear(rate: Decimal, published: Decimal): boolean {
  const difference = absolute(subtract(rate, published));
  return compare(multiply(difference, TEN), published) <= 0;
}

/** Units of the price's currency for one of the base currency; null after an error. */
function priceRate(reading: MoneyReading, told: ToldMoney, perBase: Decimal): Decimal | null {
  const { account, currency, rate, date } = told;
  if (currency === reading.context.base || currency === account) return perBase;
  if (rate === null) return publishedRate(reading, currency, date);
  return kept(reading, perBase === ONE ? rate : roundHalfEven(multiply(rate, perBase), PUBLISHED_DIGITS));
}

/** A rate that is not rounded to nothing; null after an error. */
function kept(reading: MoneyReading, rate: Decimal): Decimal | null {
  if (isPositive(rate)) return normalise(rate);
  reading.errors.push(rowReason('exchange_rate', 'not_positive'));
  return null;
}

/** The last published rate on or before the day, with a note; null after an error, which says the way out. */
function publishedRate(reading: MoneyReading, currency: string, date: LocalDate): Decimal | null {
  const { base, rateOn } = reading.context;
  const rate = rateOn(currency, date);
  if (rate === null)
    reading.errors.push(rowReason('exchange_rate', 'rate_of_day_missing', { currency, base, date }));
  else reading.notes.push(rowReason('exchange_rate', 'rate_published', { currency, base }));
  return rate;
}
