import {
  absolute,
  add,
  applyTransaction,
  averageCostPerUnit,
  type Decimal,
  decimal,
  decimalText,
  EMPTY_POSITION,
  feesPaid,
  grossAmount,
  isNegative,
  isPositive,
  isZero,
  parseDecimal,
  parseIsin,
  parseLocalDate,
  type PositionState,
  roundHalfEven,
  subtract,
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

/** What is wrong with a field, and what its sentence is filled in with. */
export interface DraftError {
  readonly code:
    | 'date-missing'
    | 'broker-missing'
    | 'isin-missing'
    | 'isin-length'
    | 'isin-pattern'
    | 'isin-check-digit'
    | 'units-above-zero'
    | 'price-above-zero'
    | 'currency-letters'
    | 'rate-above-zero'
    | 'fee-not-negative';
  readonly values?: Readonly<Record<string, string>>;
}

export type DraftErrors = Partial<Record<FieldName, DraftError>>;

/** The sum below the form, as decimal strings; the total is what is paid or received, in the base currency. */
export interface TradeArithmetic {
  readonly units: string;
  readonly price: string;
  readonly exchangeRate: string | null;
  readonly fees: string;
  readonly total: string;
}

export interface TradeDraft {
  readonly errors: DraftErrors;
  /** Null while something is missing or wrong. */
  readonly body: TransactionInput | null;
  /** Null while the numbers do not add up to anything yet. */
  readonly arithmetic: TradeArithmetic | null;
}

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

function isinError(text: string): DraftError | undefined {
  if (text === '') return { code: 'isin-missing' };
  const isin = parseIsin(text);
  if (typeof isin === 'string') return undefined;
  if (isin.code === 'isin_length') return { code: 'isin-length', values: { length: String(text.length) } };
  if (isin.code === 'isin_pattern') return { code: 'isin-pattern' };
  return { code: 'isin-check-digit', values: { expected: isin.expected } };
}

/** What is wrong with the ISIN while it is typed: nothing before it is complete. */
export function liveIsinError(text: string): DraftError | undefined {
  return text.trim().length === 12 ? isinError(text.trim()) : undefined;
}

/** The ISIN that was typed, when it is one. */
export function typedIsin(text: string): string | null {
  const isin = parseIsin(text.trim());
  return typeof isin === 'string' ? isin : null;
}

interface Read {
  readonly units: Decimal | null;
  readonly price: Decimal | null;
  readonly fee: Decimal | null;
  readonly exchangeRate: Decimal | null;
}

function errorsOf(fields: TradeFields, base: string, read: Read): DraftErrors {
  const currency = fields.currency.trim().toUpperCase();
  const isAbove = (value: Decimal | null) => value !== null && isPositive(value);
  const errors: Record<FieldName, DraftError | undefined> = {
    date: parseLocalDate(fields.date) ? undefined : { code: 'date-missing' },
    broker: fields.broker.trim() === '' ? { code: 'broker-missing' } : undefined,
    isin: isinError(fields.isin.trim()),
    units: isAbove(read.units) ? undefined : { code: 'units-above-zero' },
    price: isAbove(read.price) ? undefined : { code: 'price-above-zero' },
    currency: CURRENCY.test(currency) ? undefined : { code: 'currency-letters' },
    exchangeRate:
      currency === base || isAbove(read.exchangeRate)
        ? undefined
        : { code: 'rate-above-zero', values: { currency, base } },
    fee: read.fee && !isNegative(read.fee) ? undefined : { code: 'fee-not-negative' },
  };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined));
}

function arithmeticOf(
  type: 'BUY' | 'SELL',
  { units, price, fee, exchangeRate }: Read,
  fxFee: Decimal,
  tax: Decimal,
): TradeArithmetic | null {
  if (!units || !price || !fee || !isPositive(units) || !isPositive(price)) return null;
  const gross = grossAmount({ units, price, exchangeRate });
  const fees = feesPaid({ fee, fxFee });
  if (isZero(gross)) return null;
  const charged = add(fees, tax);
  const total = type === 'BUY' ? add(gross, charged) : subtract(gross, charged);
  return {
    units: decimalText(units),
    price: decimalText(price),
    exchangeRate: exchangeRate && decimalText(exchangeRate),
    fees: decimalText(fees, 2),
    total: decimalText(roundHalfEven(absolute(total), 10), 2),
  };
}

/**
 * Reads the form: the request to send, or what is missing, and the sum to show below it.
 *
 * @param base the currency in which no exchange rate is needed
 * @param kept the trade being edited, whose members the form does not show are kept
 */
export function tradeDraft(fields: TradeFields, base: string, kept?: Transaction): TradeDraft {
  const currency = fields.currency.trim().toUpperCase();
  const isForeign = currency !== base;
  const read: Read = {
    units: readDecimal(fields.units),
    price: readDecimal(fields.price),
    fee: fields.fee.trim() === '' ? ZERO : readDecimal(fields.fee),
    exchangeRate: isForeign ? readDecimal(fields.exchangeRate) : null,
  };
  const errors = errorsOf(fields, base, read);
  const { units, price, fee, exchangeRate } = read;
  const isComplete = Object.keys(errors).length === 0 && units && price && fee;
  const fxFee = (kept && parseDecimal(kept.fx_fee)) ?? ZERO;
  const tax = (kept && parseDecimal(kept.tax)) ?? ZERO;
  return {
    errors,
    arithmetic: isForeign && !exchangeRate ? null : arithmeticOf(fields.type, read, fxFee, tax),
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

/** What is held of an instrument, as the server tells it: decimal strings, base currency. */
export interface HeldBefore {
  readonly units: string;
  /** Null when more was sold than bought. */
  readonly costBasis: string | null;
}

/** Cost of one unit before and after the trade, fees apart; null where nothing is held. */
export interface AverageCost {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What the trade does to the average cost of the units held: domain's average-cost method, one trade further.
 *
 * @param body the trade, after every other one of its instrument
 * @returns null when more was sold than bought, before or after
 */
export function averageCost(
  body: TransactionInput,
  held: HeldBefore | null,
  base: string,
): AverageCost | null {
  const units = parseDecimal(held?.units ?? '0') ?? ZERO;
  const costPool = parseDecimal(held?.costBasis ?? '0') ?? ZERO;
  const date = parseLocalDate(body.date);
  const rate = body.exchange_rate ?? null;
  if (isNegative(units) || !date) return null;
  const state = { ...EMPTY_POSITION, units, costPool };
  const next = applyTransaction(state, {
    id: 0,
    date,
    time: null,
    isin: body.isin ?? '',
    broker: body.broker,
    type: body.transaction_type === 'SELL' ? 'SELL' : 'BUY',
    units: decimal(String(body.units)),
    price: decimal(String(body.price_per_unit)),
    currency: body.currency ?? base,
    exchangeRate: rate === null ? null : decimal(String(rate)),
    fee: ZERO,
    fxFee: ZERO,
    tax: ZERO,
  });
  if (isNegative(next.units)) return null;
  return { before: perUnit(state), after: perUnit(next) };
}

/** At most so many digits: enough for any column, few enough to be told as they are. */
const COST_DIGITS = 10;

function perUnit(state: PositionState): string | null {
  const cost = averageCostPerUnit(state);
  return cost && decimalText(roundHalfEven(cost, COST_DIGITS));
}

/** A trade as the text to begin editing with. */
export function fieldsOf(trade: Transaction): TradeFields {
  const bare = (value: string) => decimalText(parseDecimal(value) ?? ZERO);
  return {
    type: trade.transaction_type === 'SELL' ? 'SELL' : 'BUY',
    date: trade.date,
    broker: trade.broker,
    isin: trade.isin ?? '',
    units: bare(trade.units ?? ''),
    price: bare(trade.price_per_unit ?? ''),
    currency: trade.currency,
    exchangeRate: trade.exchange_rate === null ? '' : bare(trade.exchange_rate),
    fee: trade.fee,
  };
}

/** An empty form for a trade of today. */
export function newFields(type: 'BUY' | 'SELL', today: string, base: string): TradeFields {
  return {
    type,
    date: today,
    broker: '',
    isin: '',
    units: '',
    price: '',
    currency: base,
    exchangeRate: '',
    fee: '',
  };
}
