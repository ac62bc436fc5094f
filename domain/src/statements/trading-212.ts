/**
 * Trading 212's history of a share account, in any of its four layouts: columns appear only when they are used, and name
 * their currency in the header (`Total (EUR)`) or in a column beside them (`Currency (Total)`).
 *
 * Units have no sign and the action says what happens; `Total` is what the cash account saw, in its own currency.
 */
import { absolute, add, type Decimal, isPositive, multiply, negate, ZERO } from '../money/decimal.ts';
import { inWholeUnits } from '../money/subunits.ts';
import { cellOf, isinIn, notInFuture, numberIn, numberOf } from './cells.ts';
import { settleRate } from './degiro-exchange.ts';
import { utcMoment } from './moment.ts';
import { recorded, type ToldEntry } from './recorded.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import { splitRatio, type SplitRatio } from './split-ratio.ts';
import type { RowVerdict, StatementReader } from './statement.ts';
import { readTable, type RowReading, type Table } from './table.ts';
import { withTotalNote } from './total-note.ts';
import { chargesOf, convertedTo, headedCurrency, totalOf } from './trading-212-charges.ts';
import { leftOut, partOfRow, refusedFor } from './verdicts.ts';

const BROKER = 'Trading 212';

export const TRADING_212: StatementReader = {
  kind: 'trading-212',
  broker: BROKER,
  recognises: ({ header }) => {
    const names = header.map((cell) => cell.toLowerCase());
    return names.includes('action') && names.some(isTime) && names.some(isTotal);
  },
  read: (text, context) =>
    readTable(text, context, {
      kind: 'trading-212',
      broker: BROKER,
      style: 'dot',
      required: ['action'],
      layoutOf,
      survey: splitsOf,
      judge,
    }),
};

const isTime = (name: string): boolean => name === 'time' || name === 'time (utc)';
const isTotal = (name: string): boolean => /^(?:(?:gross|net) )?total(?: \([a-z]{3}\))?$/.test(name);

function layoutOf({ indexOf }: Table): string {
  if (indexOf.has('time (utc)')) return 'V4';
  if (!indexOf.has('currency (total)')) return 'V1';
  const columns = [...indexOf.keys()];
  return columns.indexOf('id') < columns.indexOf('no. of shares') ? 'V3' : 'V2';
}

/** What the two rows of each split make together, by the row that opens the new position; its other row, by the closing one. */
interface Splits {
  readonly ratioOf: ReadonlyMap<number, SplitRatio | null>;
  readonly openedBy: ReadonlyMap<number, number>;
}

/** Of an instrument each closing of the old position belongs to the next opening of the new one. */
function splitsOf(rows: Iterable<RowReading>): Splits {
  const ratioOf = new Map<number, SplitRatio | null>();
  const openedBy = new Map<number, number>();
  const closings = new Map<string, RowReading>();
  for (const reading of rows) {
    const action = cellOf(reading, 'action').toLowerCase();
    const isin = cellOf(reading, 'isin');
    if (action === 'stock split close') closings.set(isin, reading);
    const closing = action === 'stock split open' ? closings.get(isin) : undefined;
    if (closing === undefined) continue;
    const unitsOf = (each: RowReading): Decimal => numberOf(each, 'no. of shares', 'units') ?? ZERO;
    ratioOf.set(reading.row, splitRatio(unitsOf(closing), unitsOf(reading)));
    openedBy.set(closing.row, reading.row);
    closings.delete(isin);
  }
  return { ratioOf, openedBy };
}

/** The first that fits. */
const LEFT_OUT = [
  [/^(?:deposit|withdrawal|spending cashback)$/, 'left_cash'],
  [/interest/, 'left_interest'],
  [/card/, 'left_card'],
  [/^currency conversion$/, 'left_exchange'],
] as const;

function judge(reading: RowReading, { ratioOf, openedBy }: Splits): RowVerdict {
  const action = cellOf(reading, 'action');
  const plain = action.toLowerCase();
  const moment = utcMoment((cellOf(reading, 'time') || cellOf(reading, 'time (utc)')).trim());
  if (moment === null) reading.errors.push(rowReason('date', 'not_a_moment'));
  const date = moment && notInFuture(reading, moment.date);
  const code = cellOf(reading, 'isin');
  const known = { isin: code || null, date };
  const left = LEFT_OUT.find(([pattern]) => pattern.test(plain));
  if (left) return leftOut(left[1], action, known);
  const opening = openedBy.get(reading.row);
  if (opening !== undefined) return partOfRow(opening, known);
  const told = (): ToldEntry => toldOf(reading, { date, time: moment?.time ?? null, code });
  if (/ (?:buy|sell)$/.test(plain)) return traded(reading, told(), plain.endsWith('buy'));
  if (plain.startsWith('dividend')) return paid(reading, told());
  if (plain === 'stock split open')
    return recorded(reading, told(), { type: 'SPLIT', ratio: ratioOf.get(reading.row) ?? null });
  if (plain === 'transfer in' || plain === 'transfer out') return moved(reading, told(), plain);
  const code_ = /^stock |^(?:spin|merger|result|exchange|rights)/.test(plain) ? 'by_hand' : 'type_unknown';
  return refusedFor(rowReason('transaction_type', code_, { cell: shown(action) }), known);
}

function toldOf(
  reading: RowReading,
  { date, time, code }: Pick<ToldEntry, 'date' | 'time'> & { readonly code: string },
): ToldEntry {
  const account = accountCurrencyOf(reading);
  const id = cellOf(reading, 'id');
  // Dividends have had no id, or one that is repeated.
  const isNumbered = id !== '' && !cellOf(reading, 'action').toLowerCase().startsWith('dividend');
  return {
    date,
    time,
    isin: isinIn(reading, code),
    broker: BROKER,
    currency: account,
    account,
    rate: null,
    fee: ZERO,
    fxFee: ZERO,
    tax: ZERO,
    externalId: id || null,
    product: cellOf(reading, 'name') || null,
    rowId: isNumbered ? id : null,
  };
}

/** By whichever total the file has; the base currency where none says. */
function accountCurrencyOf(reading: RowReading): string {
  for (const name of ['total', 'net total', 'gross total']) {
    const currency = headedCurrency(reading, name);
    if (currency !== null) return currency;
  }
  return reading.context.base;
}

/** The price of a unit in the main unit of its currency. */
function priceOf(reading: RowReading): { price: Decimal | null; currency: string; isSubunit: boolean } {
  const printed = numberOf(reading, 'price / share', 'price_per_unit');
  const code = cellOf(reading, 'currency (price / share)');
  const { amount, currency } = inWholeUnits(printed ?? ZERO, code);
  if (!/^[A-Z]{3}$/.test(currency))
    reading.errors.push(rowReason('currency', 'not_a_currency', { cell: shown(code) }));
  return { price: printed && amount, currency, isSubunit: currency !== code.toUpperCase() };
}

function traded(reading: RowReading, told: ToldEntry, isBuy: boolean): RowVerdict {
  const units = numberOf(reading, 'no. of shares', 'units');
  const { price, currency, isSubunit } = priceOf(reading);
  const charges = chargesOf(reading, told);
  const total = totalOf(reading);
  const paid = add(charges.fee, add(charges.fxFee, charges.tax));
  const value = total && add(total, isBuy ? negate(paid) : paid);
  let rate: Decimal | null = null;
  if (
    currency !== told.account &&
    units !== null &&
    price !== null &&
    isPositive(price) &&
    isPositive(units)
  ) {
    const cell = cellOf(reading, 'exchange rate');
    const printed = /\d/.test(cell) ? numberIn(reading, cell, 'exchange_rate') : null;
    const settled = settleRate(multiply(units, price), printed, value, isSubunit);
    if (settled.kind === 'refused') reading.errors.push(settled.error);
    else {
      rate = settled.rate;
      if (settled.note) reading.notes.push(settled.note);
    }
  }
  const type = isBuy ? 'BUY' : 'SELL';
  const verdict = recorded(reading, { ...told, ...charges, currency, rate }, { type, units, price });
  return withTotalNote(verdict, told.account === reading.context.base ? total : null);
}

/** `Total` is net of the tax, which is told in the currency of the instrument. */
function paid(reading: RowReading, told: ToldEntry): RowVerdict {
  const net = totalOf(reading);
  if (net !== null && !isPositive(net) && !isPositive(negate(net)))
    return leftOut('left_no_effect', cellOf(reading, 'action'), { isin: told.isin, date: told.date });
  if (net !== null && !isPositive(net)) return refusedFor(rowReason('amount', 'takes_back'), told);
  const withheld = absolute(numberOf(reading, 'withholding tax', 'tax') ?? ZERO);
  const taxCurrency = headedCurrency(reading, 'withholding tax') ?? told.account;
  const tax =
    told.date && convertedTo(reading, { amount: withheld, currency: taxCurrency }, told.account, told.date);
  return recorded(
    reading,
    { ...told, tax: tax ?? ZERO },
    { type: 'DIVIDEND', amount: net && add(net, tax ?? ZERO) },
  );
}

function moved(reading: RowReading, told: ToldEntry, plain: string): RowVerdict {
  const units = numberOf(reading, 'no. of shares', 'units');
  if (plain === 'transfer out') return recorded(reading, told, { type: 'TRANSFER_OUT', units, price: null });
  const { price, currency } = priceOf(reading);
  const cost = price !== null && isPositive(price) ? price : null;
  return recorded(reading, { ...told, currency }, { type: 'TRANSFER_IN', units, price: cost });
}
