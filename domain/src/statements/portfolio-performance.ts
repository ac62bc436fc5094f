/**
 * Portfolio Performance's CSV of transactions, of an account or of a portfolio, in five languages; and what other programs
 * write in its words.
 *
 * The file as a whole is refused as `unknown_format` when date, type or value is not among its columns.
 */
import { parseLocalDate } from '../calendar/local-date.ts';
import { absolute, add, type Decimal, isPositive, normalise, subtract, ZERO } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { brokerName } from './broker-name.ts';
import { cellOf, isinIn, isinOfSymbol, notInFuture, numberOf } from './cells.ts';
import { csvRecords } from './csv.ts';
import { agreedStyle, detectDecimalStyle } from './decimal-style.ts';
import type { Moment } from './moment.ts';
import { judgedRow, openRow, ownRow, ownTable } from './own-rows.ts';
import {
  columnNames,
  LANGUAGES,
  type PortfolioPerformanceLanguage,
  portfolioPerformanceType,
  type PortfolioPerformanceType,
} from './portfolio-performance-words.ts';
import { recorded, type ToldEntry, type ToldSize } from './recorded.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowVerdict, StatementContext, StatementReader, StatementRow } from './statement.ts';
import { parseDayFirstDate, parseStatementTime } from './statement-date.ts';
import type { RowReading, Table } from './table.ts';
import { quotedIn } from './told-amount.ts';
import { leftOut, refused, refusedFor } from './verdicts.ts';

const BROKER = 'Portfolio Performance';
/** Of a booking without a time. */
const MIDNIGHT = /^00:00(?::00)?$/;
/** The German number of a security, which has no ISIN in that portfolio. */
const WKN = /^[a-z\d]{6}$/i;
const REQUIRED = ['date', 'type', 'value'];
const NUMBERS = ['value', 'gross', 'fees', 'taxes', 'shares'];

export const PORTFOLIO_PERFORMANCE: StatementReader = {
  kind: 'portfolio-performance',
  broker: BROKER,
  recognises: ({ header }) => languageOf(header) !== null,
  read: (text, context) => {
    const header = csvRecords(text).next().value?.cells ?? [];
    const language = languageOf(header);
    if (language === null) {
      const message =
        'Missing required columns: Date, Type, Value. This does not look like an export of Portfolio Performance.';
      return { code: 'unknown_format', missing: ['Date', 'Type', 'Value'], message };
    }
    const table = { ...ownTable(header, columnNames(header, language)), style: 'comma', text } as const;
    const style = detectDecimalStyle(numbersIn(table));
    const layout = table.indexOf.has('currency') ? 'export' : 'short';
    const rows = { [Symbol.iterator]: () => judgedRows({ ...table, style }, context) };
    return { kind: 'portfolio-performance', language, layout, rows };
  },
};

/** The language in which the header has the required columns and most of the others; null when in none. */
function languageOf(header: readonly string[]): PortfolioPerformanceLanguage | null {
  let best: { language: PortfolioPerformanceLanguage; known: number } | null = null;
  for (const language of LANGUAGES) {
    const names = columnNames(header, language);
    const known = names.filter((name) => name !== '').length;
    const hasRequired = REQUIRED.every((name) => names.includes(name)) && names.includes('shares');
    if (hasRequired && known > (best?.known ?? 0)) best = { language, known };
  }
  return best?.language ?? null;
}

function* recordsIn({ text }: Pick<Table, 'text'>) {
  const records = csvRecords(text);
  records.next();
  let row = 0;
  for (const record of records) {
    row += 1;
    if (record.cells.some((cell) => cell.trim() !== '')) yield { row, record };
  }
}

function* numbersIn(table: Table): Generator<string> {
  for (const { record } of recordsIn(table)) yield* numbersOfRow(table, record.cells);
}

function numbersOfRow({ indexOf }: Table, cells: readonly string[]): string[] {
  return NUMBERS.flatMap((name) => cells[indexOf.get(name) ?? -1] ?? []);
}

/** What other programs write may be of several exports put together: a row's own numbers tell its style before the file's. */
function* judgedRows(table: Table, context: StatementContext): Generator<StatementRow> {
  for (const { row, record } of recordsIn(table)) {
    const style = agreedStyle(numbersOfRow(table, record.cells)) ?? table.style;
    const reading = ownRow(row, { ...table, style }, record.cells, context);
    yield judgedRow(reading, record.unterminated ? openRow(record.line) : judge(reading));
  }
}

function judge(reading: RowReading): RowVerdict {
  const cell = cellOf(reading, 'type');
  const type = portfolioPerformanceType(cell);
  const moment = momentIn(reading);
  const known = { isin: cellOf(reading, 'isin').toUpperCase() || null, date: moment?.date ?? null };
  const isOfMoney = (type === 'own in' || type === 'own out') && cellOf(reading, 'shares') === '';
  if (type === 'cash' || isOfMoney) return leftOut('left_cash', cell, known);
  if (type === 'interest') return leftOut('left_interest', cell, known);
  if (type === 'refund') return refusedFor(rowReason('amount', 'takes_back'), known);
  if (type === undefined)
    return refusedFor(rowReason('transaction_type', 'type_unknown', { cell: shown(cell) }), known);
  const isin = instrumentIn(reading, type === 'fees' || type === 'taxes');
  const booking = bookingIn(reading, type);
  if (booking === null) return refused(reading, known);
  const { currency, account, rate, fee, tax } = booking;
  const told: ToldEntry = {
    ...{ date: known.date, time: moment?.time ?? null, isin, currency, account, rate, fee, fxFee: ZERO, tax },
    broker: brokerName(cellOf(reading, 'depot'), BROKER),
    ...{ externalId: null, product: cellOf(reading, 'name') || null, rowId: null },
  };
  return recorded(reading, told, sizeOf(type, numberOf(reading, 'shares', 'units'), booking.amount));
}

function sizeOf(
  type: Exclude<PortfolioPerformanceType, 'cash' | 'interest' | 'refund'>,
  shares: Decimal | null,
  amount: Decimal | null,
): ToldSize {
  const units = shares && absolute(shares);
  const price =
    units && amount && isPositive(units) ? normalise(divide(amount, units, PUBLISHED_DIGITS)) : null;
  switch (type) {
    case 'buy':
      return { type: 'BUY', units, price };
    case 'sell':
      return { type: 'SELL', units, price };
    case 'in':
      return { type: 'TRANSFER_IN', units, price: price && isPositive(price) ? price : null };
    case 'own in':
      return { type: 'TRANSFER_IN', units, price: null };
    case 'out':
    case 'own out':
      return { type: 'TRANSFER_OUT', units, price: null };
    case 'dividend':
      return { type: 'DIVIDEND', amount };
    case 'fees':
      return { type: 'FEE', amount };
    case 'taxes':
      return { type: 'TAX', amount };
  }
}

/** The money of a row: what it is worth before fees and taxes, in the currency of the security where the row tells it. */
interface Booking {
  readonly currency: string;
  readonly account: string;
  readonly rate: Decimal | null;
  readonly amount: Decimal | null;
  readonly fee: Decimal;
  readonly tax: Decimal;
}

/** Null after an error. The value is what the account saw: a purchase with its charges, anything else without them. */
function bookingIn(reading: RowReading, type: PortfolioPerformanceType): Booking | null {
  const value = numberOf(reading, 'value', 'amount');
  const isCharge = type === 'fees' || type === 'taxes';
  const [fee, tax] = [chargeIn(reading, 'fees', 'fee'), chargeIn(reading, 'taxes', 'tax')];
  const charges = isCharge ? ZERO : add(fee, tax);
  const net = value && absolute(value);
  const worth = net && (type === 'buy' || type === 'in' ? subtract(net, charges) : add(net, charges));
  const account = accountIn(reading);
  if (account === null) return null;
  const own = {
    currency: account,
    account,
    rate: null,
    amount: worth,
    fee: isCharge ? ZERO : fee,
    tax: isCharge ? ZERO : tax,
  };
  const gross = numberOf(reading, 'gross', 'amount');
  const code = cellOf(reading, 'gross currency');
  if (gross === null || code === '' || code === account) return own;
  const quoted = quotedIn(reading, absolute(gross), code);
  if (quoted === null || worth === null || !isPositive(worth) || !isPositive(quoted.amount)) return own;
  const rate = normalise(divide(quoted.amount, worth, PUBLISHED_DIGITS));
  return isPositive(rate) ? { ...own, ...quoted, rate } : own;
}

function chargeIn(reading: RowReading, column: 'fees' | 'taxes', field: 'fee' | 'tax'): Decimal {
  return absolute(numberOf(reading, column, field) ?? ZERO);
}

/** The currency of the booking; the base currency, with a note, where the file has no such column. */
function accountIn(reading: RowReading): string | null {
  const { base } = reading.context;
  const code = cellOf(reading, 'currency');
  if (code !== '' || reading.table.indexOf.has('currency'))
    return quotedIn(reading, ZERO, code)?.currency ?? null;
  reading.notes.push(rowReason('currency', 'account_currency_assumed', { currency: base }));
  return base;
}

/** By its ISIN; a WKN in its place, or the ticker beside it, is looked up as a symbol. */
function instrumentIn(reading: RowReading, mayLack: boolean): string | null {
  const cell = cellOf(reading, 'isin');
  const wkn = WKN.test(cell) ? cell.toUpperCase() : '';
  if (cell !== '' && wkn === '') return isinIn(reading, cell);
  const ofWkn = wkn === '' ? null : reading.context.isinOf(wkn);
  if (ofWkn !== null) return ofWkn;
  const ticker = cellOf(reading, 'ticker') || wkn;
  if (mayLack) return ticker === '' ? null : reading.context.isinOf(ticker);
  return ticker === '' ? isinIn(reading, '') : isinOfSymbol(reading, ticker);
}

/** `2024-03-05T10:30`, or a day in any order beside a time of its own; midnight is no time. */
function momentIn(reading: RowReading): Moment | null {
  const text = cellOf(reading, 'date');
  const [day = '', ofDay = ''] = text.split(/[T ]/);
  const date = parseLocalDate(day) ?? parseDayFirstDate(day);
  const time = parseStatementTime(ofDay || cellOf(reading, 'time'));
  if (text === '') reading.errors.push(rowReason('date', 'missing'));
  else if (date === null) reading.errors.push(rowReason('date', 'not_a_day', { cell: shown(text) }));
  return (
    date && { date: notInFuture(reading, date), time: time !== null && MIDNIGHT.test(time) ? null : time }
  );
}
