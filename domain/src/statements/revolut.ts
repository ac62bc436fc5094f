/**
 * Revolut's account statement of an investment account, in its three layouts: amounts plain, with the currency's sign
 * (`-$30.93`) or with its code (`USD 1197.08`); days as `dd/MM/yyyy HH:mm:ss` or ISO.
 *
 * There is no ISIN, only the ticker, and no fee: it is within the total. A split tells by how many units the position grew.
 */
import {
  absolute,
  add,
  compare,
  type Decimal,
  isNegative,
  isPositive,
  multiply,
  negate,
  subtract,
  ZERO,
} from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { roundHalfEven } from '../money/round.ts';
import { cellOf, isinOfSymbol, notInFuture, numberIn, numberOf } from './cells.ts';
import { type Moment, utcMoment } from './moment.ts';
import { withoutCurrencyMark } from './printed-money.ts';
import { recorded, type ToldEntry } from './recorded.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import { splitRatio, type SplitRatio } from './split-ratio.ts';
import type { RowVerdict, StatementReader } from './statement.ts';
import { parseDayFirstDate, parseStatementTime } from './statement-date.ts';
import { hasColumns, readTable, type RowReading, type Table } from './table.ts';
import { totalDiffers } from './total-note.ts';
import { leftOut, refusedFor } from './verdicts.ts';

const BROKER = 'Revolut';
const REQUIRED = ['date', 'ticker', 'type', 'quantity', 'price per share', 'total amount', 'currency'];

/** Prices are printed with two digits, totals too: less than this between them is no fee. */
const HALF_A_CENT = decimal('0.005');
const CENT = decimal('0.01');

export const REVOLUT: StatementReader = {
  kind: 'revolut',
  broker: BROKER,
  recognises: ({ header }) => hasColumns(header, REQUIRED),
  read: (text, context) =>
    readTable(text, context, {
      kind: 'revolut',
      broker: BROKER,
      style: 'dot',
      required: REQUIRED,
      layoutOf,
      survey: splitsOf,
      judge,
    }),
};

/** By the first amount that there is. */
function layoutOf({ text }: Table): string {
  const mark = /[,;\t]"?-?([$€£]|[A-Z]{3} )\d/.exec(text)?.[1];
  return mark === undefined ? 'v1' : mark.length > 1 ? 'v3' : 'v2';
}

function momentOf(reading: RowReading): Moment | null {
  const cell = cellOf(reading, 'date');
  const [day = '', time = ''] = cell.split(' ');
  const date = parseDayFirstDate(day);
  return date ? { date, time: parseStatementTime(time) } : utcMoment(cell);
}

/** The ratio of each split by its row: what was held before it, by the rows of the file alone, and the units that it added. */
function splitsOf(rows: Iterable<RowReading>): ReadonlyMap<number, SplitRatio | null> {
  const ratios = new Map<number, SplitRatio | null>();
  const held = new Map<string, Decimal>();
  for (const { reading } of inOrder(rows)) {
    const type = cellOf(reading, 'type').toUpperCase();
    const ticker = cellOf(reading, 'ticker');
    const before = held.get(ticker) ?? ZERO;
    const units = numberOf(reading, 'quantity', 'units') ?? ZERO;
    if (type === 'STOCK SPLIT') ratios.set(reading.row, splitRatio(before, add(before, units)));
    if (/^(?:BUY|STOCK SPLIT)/.test(type)) held.set(ticker, add(before, units));
    else if (type.startsWith('SELL')) held.set(ticker, subtract(before, units));
  }
  return ratios;
}

/** By day and time; exports begin with the newest row or with the oldest. */
function inOrder(rows: Iterable<RowReading>): { key: string; reading: RowReading }[] {
  const dated = [...rows].flatMap((reading) => {
    const moment = momentOf(reading);
    return moment ? [{ key: `${moment.date} ${moment.time ?? ''}`, reading }] : [];
  });
  return dated.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
}

function judge(reading: RowReading, ratios: ReadonlyMap<number, SplitRatio | null>): RowVerdict {
  const cell = cellOf(reading, 'type');
  const type = cell.toUpperCase();
  const moment = momentOf(reading);
  if (moment === null) reading.errors.push(rowReason('date', 'not_a_moment'));
  const date = moment && notInFuture(reading, moment.date);
  const known = { isin: null, date };
  if (/^CASH (?:TOP-UP|WITHDRAWAL)$/.test(type)) return leftOut('left_cash', cell, known);
  if (type.startsWith('TRANSFER FROM REVOLUT')) return leftOut('left_no_effect', cell, known);
  if (type.startsWith('MERGER'))
    return refusedFor(rowReason('transaction_type', 'by_hand', { cell: shown(cell) }), known);
  const isKnown = /^(?:BUY|SELL|STOCK SPLIT$|DIVIDEND|RETURN OF CAPITAL$|CUSTODY FEE)/.test(type);
  if (!isKnown)
    return refusedFor(rowReason('transaction_type', 'type_unknown', { cell: shown(cell) }), known);
  const told = toldOf(reading, moment, date);
  const total = moneyOf(reading, 'total amount', 'amount');
  if (/^(?:BUY|SELL)/.test(type)) return traded(reading, told, { isBuy: type.startsWith('BUY'), total });
  if (type === 'STOCK SPLIT')
    return recorded(reading, told, { type: 'SPLIT', ratio: ratios.get(reading.row) ?? null });
  const isCharge = type.startsWith('CUSTODY') || type.startsWith('DIVIDEND TAX');
  if (total !== null && (isCharge ? isPositive(total) : isNegative(total)))
    return refusedFor(rowReason('amount', 'takes_back'), { isin: told.isin, date });
  if (!isCharge) return recorded(reading, told, { type: 'DIVIDEND', amount: total });
  return recorded(reading, told, {
    type: type.startsWith('CUSTODY') ? 'FEE' : 'TAX',
    amount: total && absolute(total),
  });
}

function toldOf(reading: RowReading, moment: Moment | null, date: ToldEntry['date']): ToldEntry {
  const ticker = cellOf(reading, 'ticker');
  const currency = cellOf(reading, 'currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency))
    reading.errors.push(rowReason('currency', 'not_a_currency', { cell: shown(currency) }));
  const isOfPortfolio = ticker === '' && cellOf(reading, 'type').toUpperCase().startsWith('CUSTODY');
  return {
    date,
    time: moment?.time ?? null,
    isin: isOfPortfolio ? null : isinOfSymbol(reading, ticker),
    broker: BROKER,
    currency,
    account: currency,
    rate: null,
    ownRate: numberIn(reading, cellOf(reading, 'fx rate'), 'exchange_rate'),
    fee: ZERO,
    fxFee: ZERO,
    tax: ZERO,
    externalId: null,
    product: ticker || null,
    rowId: null,
  };
}

function moneyOf(reading: RowReading, column: string, field: 'amount' | 'price_per_unit'): Decimal | null {
  return numberIn(reading, withoutCurrencyMark(cellOf(reading, column)), field);
}

function traded(
  reading: RowReading,
  told: ToldEntry,
  { isBuy, total }: { readonly isBuy: boolean; readonly total: Decimal | null },
): RowVerdict {
  const units = numberOf(reading, 'quantity', 'units');
  const price = moneyOf(reading, 'price per share', 'price_per_unit');
  const size = { type: isBuy ? 'BUY' : 'SELL', units, price } as const;
  if (units === null || price === null || total === null) return recorded(reading, told, size);
  const gross = multiply(units, price);
  const beyond = isBuy ? subtract(absolute(total), gross) : subtract(gross, absolute(total));
  const rounding = add(CENT, multiply(absolute(units), HALF_A_CENT));
  const fee = compare(beyond, rounding) > 0 ? roundHalfEven(beyond, 2) : ZERO;
  if (compare(negate(beyond), rounding) > 0) reading.notes.push(totalDiffers(total, gross));
  return recorded(reading, { ...told, fee }, size);
}
