import {
  absolute,
  type Decimal,
  decimalText,
  feesPaid,
  grossAmount,
  isNegative,
  isPositive,
  isZero,
  netAmount,
  parseDecimal,
  parseIsin,
  parseLocalDate,
  roundHalfEven,
  ZERO,
} from '@portfolio/domain';
import type { Transaction, TransactionInput } from '../../api/wire.ts';

/** The trade form as it is typed. */
export interface TradeFields {
  readonly type: 'BUY' | 'SELL';
  readonly date: string;
  readonly broker: string;
  readonly isin: string;
  readonly units: string;
  readonly price: string;
  readonly currency: string;
  readonly exchangeRate: string;
  readonly fee: string;
}

export type FieldName = Exclude<keyof TradeFields, 'type'>;
export type FieldErrors = Partial<Record<FieldName, string>>;

/** The sum below the form, as decimal strings; the total is what is paid or received, in the base currency. */
export interface TradeArithmetic {
  readonly units: string;
  readonly price: string;
  readonly exchangeRate: string | null;
  readonly fees: string;
  readonly total: string;
}

export interface TradeDraft {
  readonly errors: FieldErrors;
  /** Null while something is missing or wrong. */
  readonly body: TransactionInput | null;
  /** Null while the numbers do not add up to anything yet. */
  readonly arithmetic: TradeArithmetic | null;
}

export const BASE_CURRENCY = 'EUR';

const CURRENCY = /^[A-Z]{3}$/;

/** Reads a number with `,` or `.` before its fraction; spaces and apostrophes between digits are let go. */
export function readDecimal(text: string): Decimal | null {
  const bare = text.replace(/(?<=\d)[\s'’](?=\d)/gu, '');
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) {
    const [group, mark] = comma > point ? ['.', ','] : [',', '.'];
    return parseDecimal(bare.replaceAll(group, '').replace(mark, '.'));
  }
  return parseDecimal(bare.replace(',', '.'));
}

function isinError(text: string): string | undefined {
  if (text === '') return 'Enter the ISIN.';
  const isin = parseIsin(text);
  if (typeof isin === 'string') return undefined;
  if (isin.code === 'isin_length') return `An ISIN has 12 characters; this has ${String(text.length)}.`;
  if (isin.code === 'isin_pattern') return 'An ISIN is two letters, nine letters or digits, and one digit.';
  return `Check digit does not match: a valid ISIN here ends in ${isin.expected}.`;
}

/** What is wrong with the ISIN while it is typed: nothing before it is complete. */
export function liveIsinError(text: string): string | undefined {
  return text.trim().length === 12 ? isinError(text.trim()) : undefined;
}

function aboveZero(value: Decimal | null, words: string): string | undefined {
  return value && isPositive(value) ? undefined : words;
}

interface Read {
  readonly units: Decimal | null;
  readonly price: Decimal | null;
  readonly fee: Decimal | null;
  readonly exchangeRate: Decimal | null;
}

function errorsOf(fields: TradeFields, read: Read): FieldErrors {
  const isForeign = fields.currency.trim().toUpperCase() !== BASE_CURRENCY;
  const errors: Record<FieldName, string | undefined> = {
    date: parseLocalDate(fields.date) ? undefined : 'Enter the day of the trade.',
    broker: fields.broker.trim() === '' ? 'Enter the broker.' : undefined,
    isin: isinError(fields.isin.trim()),
    units: aboveZero(read.units, 'Enter how many units, above 0.'),
    price: aboveZero(read.price, 'Enter the price of one unit, above 0.'),
    currency: CURRENCY.test(fields.currency.trim().toUpperCase()) ? undefined : 'Three letters, such as USD.',
    exchangeRate: isForeign
      ? aboveZero(
          read.exchangeRate,
          `Enter how many ${fields.currency.toUpperCase()} one ${BASE_CURRENCY} was.`,
        )
      : undefined,
    fee: read.fee && !isNegative(read.fee) ? undefined : 'Enter the fee; 0 for none.',
  };
  return Object.fromEntries(Object.entries(errors).filter(([, words]) => words !== undefined));
}

function arithmeticOf(
  type: 'BUY' | 'SELL',
  { units, price, fee, exchangeRate }: Read,
  fxFee: Decimal,
): TradeArithmetic | null {
  if (!units || !price || !fee || !isPositive(units) || !isPositive(price)) return null;
  const trade = { type, units, price, exchangeRate, fee, fxFee };
  const fees = feesPaid(trade);
  if (isZero(grossAmount(trade))) return null;
  return {
    units: decimalText(units),
    price: decimalText(price),
    exchangeRate: exchangeRate && decimalText(exchangeRate),
    fees: decimalText(fees, 2),
    total: decimalText(roundHalfEven(absolute(netAmount(trade)), 10), 2),
  };
}

/**
 * Reads the form: the request to send, or what is missing, and the sum to show below it.
 *
 * @param kept the trade being edited, whose members the form does not show are kept
 */
export function tradeDraft(fields: TradeFields, kept?: Transaction): TradeDraft {
  const currency = fields.currency.trim().toUpperCase();
  const isForeign = currency !== BASE_CURRENCY;
  const read: Read = {
    units: readDecimal(fields.units),
    price: readDecimal(fields.price),
    fee: fields.fee.trim() === '' ? ZERO : readDecimal(fields.fee),
    exchangeRate: isForeign ? readDecimal(fields.exchangeRate) : null,
  };
  const errors = errorsOf(fields, read);
  const { units, price, fee, exchangeRate } = read;
  const isComplete = Object.keys(errors).length === 0 && units && price && fee;
  const fxFee = (kept && parseDecimal(kept.fx_fee)) ?? ZERO;
  return {
    errors,
    arithmetic: isForeign && !exchangeRate ? null : arithmeticOf(fields.type, read, fxFee),
    body: isComplete
      ? {
          date: fields.date,
          isin: fields.isin.trim().toUpperCase(),
          broker: fields.broker.trim(),
          transaction_type: fields.type,
          units: decimalText(units),
          price_per_unit: decimalText(price),
          fee: decimalText(fee),
          currency,
          exchange_rate: exchangeRate && decimalText(exchangeRate),
        }
      : null,
  };
}

/** A trade as the text to begin editing with. */
export function fieldsOf(trade: Transaction): TradeFields {
  const bare = (value: string) => decimalText(parseDecimal(value) ?? ZERO);
  return {
    type: trade.transaction_type,
    date: trade.date,
    broker: trade.broker,
    isin: trade.isin,
    units: bare(trade.units),
    price: bare(trade.price_per_unit),
    currency: trade.currency,
    exchangeRate: trade.exchange_rate === null ? '' : bare(trade.exchange_rate),
    fee: trade.fee,
  };
}

/** An empty form for a trade of today. */
export function newFields(type: 'BUY' | 'SELL', today: string): TradeFields {
  return {
    type,
    date: today,
    broker: '',
    isin: '',
    units: '',
    price: '',
    currency: BASE_CURRENCY,
    exchangeRate: '',
    fee: '',
  };
}
