/**
 * XTB's history of cash operations: units and price stand in the comment (`OPEN BUY 34/42.5658 @ 11.7480`), the amount is
 * in the currency of the account, which the file does not name. The tax of a payment is a row of its own.
 */
import { absolute, type Decimal, isPositive, isZero, ZERO } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { cellOf, isinOfSymbol, notInFuture, numberOf } from './cells.ts';
import type { Moment } from './moment.ts';
import { recorded, type ToldEntry } from './recorded.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowVerdict, StatementReader } from './statement.ts';
import { parseDayFirstDate, parseStatementTime } from './statement-date.ts';
import { hasColumns, readTable, type RowReading } from './table.ts';
import { leftOut, partOfRow, refusedFor } from './verdicts.ts';
import { accountCurrency, type CommentedTrade, isInAccountCurrency, tradeInComment } from './xtb-account.ts';

const BROKER = 'XTB';
const COLUMNS = ['id', 'type', 'time', 'symbol', 'comment', 'amount'];

export const XTB: StatementReader = {
  kind: 'xtb',
  broker: BROKER,
  recognises: ({ header }) => hasColumns(header, COLUMNS),
  read: (text, context) =>
    readTable(text, context, {
      kind: 'xtb',
      broker: BROKER,
      style: 'dot',
      required: COLUMNS,
      layoutOf: () => 'cash-operations',
      survey: (rows) => surveyOf([...rows]),
      judge,
    }),
};

interface Survey {
  readonly account: string | null;
  /** The tax that is counted with a payment, by the payment's row. */
  readonly taxOf: ReadonlyMap<number, Decimal>;
  /** The payment that a tax is counted with, by the tax's row. */
  readonly paymentOf: ReadonlyMap<number, number>;
}

const isDividend = (type: string): boolean => /^divi/.test(type);
const isWithheld = (type: string): boolean => /^withholding/.test(type);

/** Of a symbol and a day, each tax belongs to a payment that has none yet. */
function surveyOf(rows: readonly RowReading[]): Survey {
  const keyOf = (reading: RowReading): string =>
    `${cellOf(reading, 'symbol')} ${cellOf(reading, 'time').slice(0, 10)}`;
  const typeOf = (reading: RowReading): string => cellOf(reading, 'type').toLowerCase();
  const payments = new Map<string, number[]>();
  for (const reading of rows)
    if (isDividend(typeOf(reading)) && isPositive(amountOf(reading)))
      payments.set(keyOf(reading), [...(payments.get(keyOf(reading)) ?? []), reading.row]);
  const taxOf = new Map<number, Decimal>();
  const paymentOf = new Map<number, number>();
  for (const reading of rows) {
    const amount = amountOf(reading);
    const payment =
      isWithheld(typeOf(reading)) && !isPositive(amount) ? payments.get(keyOf(reading))?.shift() : undefined;
    if (payment === undefined) continue;
    taxOf.set(payment, absolute(amount));
    paymentOf.set(reading.row, payment);
  }
  return { account: accountCurrency(rows), taxOf, paymentOf };
}

function amountOf(reading: RowReading): Decimal {
  return numberOf(reading, 'amount', 'amount') ?? ZERO;
}

/** The first that fits. */
const LEFT_OUT = [
  [/interest/, 'left_interest'],
  [/^(?:deposit|withdrawal|transfer|subaccount transfer|ike deposit)/, 'left_cash'],
  [/^(?:profit\/loss|close trade|swap|rollover|adjustment)/, 'left_other_asset'],
] as const;

function judge(reading: RowReading, survey: Survey): RowVerdict {
  const cell = cellOf(reading, 'type');
  const type = cell.toLowerCase();
  const moment = momentOf(reading);
  const known = { isin: null, date: moment?.date ?? null };
  const left = LEFT_OUT.find(([pattern]) => pattern.test(type));
  if (left) return leftOut(left[1], cell, known);
  const payment = survey.paymentOf.get(reading.row);
  if (payment !== undefined) return partOfRow(payment, known);
  const amount = numberOf(reading, 'amount', 'amount');
  const trade = tradeInComment(reading);
  if (trade) return traded(reading, toldOf(reading, moment, survey), trade, amount);
  if (isDividend(type)) {
    if (amount !== null && !isPositive(amount)) return refusedFor(rowReason('amount', 'takes_back'), known);
    const tax = survey.taxOf.get(reading.row) ?? ZERO;
    return recorded(reading, { ...toldOf(reading, moment, survey), tax }, { type: 'DIVIDEND', amount });
  }
  if (/^spin|merger|split/.test(type))
    return refusedFor(rowReason('transaction_type', 'by_hand', { cell: shown(cell) }), known);
  const isTax = isWithheld(type) || /^(?:stamp duty|tax|.*\btt\b|.*ftt)/.test(type);
  if (!isTax && !/fee|commission/.test(type))
    return refusedFor(rowReason('transaction_type', 'type_unknown', { cell: shown(cell) }), known);
  if (amount !== null && isPositive(amount)) return refusedFor(rowReason('amount', 'takes_back'), known);
  return recorded(reading, toldOf(reading, moment, survey), {
    type: isTax ? 'TAX' : 'FEE',
    amount: amount && absolute(amount),
  });
}

function momentOf(reading: RowReading): Moment | null {
  const [day = '', time = ''] = cellOf(reading, 'time').split(' ');
  const date = parseDayFirstDate(day);
  if (date === null) reading.errors.push(rowReason('date', 'not_a_day', { cell: shown(day) }));
  return date && { date: notInFuture(reading, date), time: parseStatementTime(time) };
}

function toldOf(reading: RowReading, moment: Moment | null, { account }: Survey): ToldEntry {
  const { base } = reading.context;
  const symbol = cellOf(reading, 'symbol');
  const id = cellOf(reading, 'id');
  if (account === null)
    reading.notes.push(rowReason('currency', 'account_currency_assumed', { currency: base }));
  const type = cellOf(reading, 'type').toLowerCase();
  const mayLackSymbol = symbol === '' && !isDividend(type) && tradeInComment(reading) === null;
  return {
    date: moment?.date ?? null,
    time: moment?.time ?? null,
    isin: mayLackSymbol ? null : isinOfSymbol(reading, symbol),
    broker: BROKER,
    currency: account ?? base,
    account: account ?? base,
    rate: null,
    fee: ZERO,
    fxFee: ZERO,
    tax: ZERO,
    externalId: id || null,
    product: symbol || null,
    rowId: id === '' ? null : `${id}|${type}`,
  };
}

/** The price in the account's currency: as printed where that is what was paid, otherwise what was paid for each unit. */
function traded(
  reading: RowReading,
  told: ToldEntry,
  trade: CommentedTrade,
  amount: Decimal | null,
): RowVerdict {
  const { type, units } = trade;
  let price: Decimal | null = trade.price;
  if (amount !== null && !isZero(units) && !isInAccountCurrency(trade, amount)) {
    price = divide(absolute(amount), units, PUBLISHED_DIGITS);
    reading.notes.push(rowReason('price_per_unit', 'price_worked_out'));
  }
  return recorded(reading, told, { type, units, price: amount && price });
}
