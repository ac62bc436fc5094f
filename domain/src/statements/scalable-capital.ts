/**
 * Scalable Capital's list of transactions, of its own custody since 2024: one table with decimal commas.
 *
 * Units are told without a sign, except of transfers; a payment is told net of its tax.
 */
import { absolute, add, type Decimal, isNegative, isPositive, negate, ZERO } from '../money/decimal.ts';
import { cellOf, isinIn, isoDayIn, numberOf } from './cells.ts';
import { recorded, type ToldEntry } from './recorded.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowVerdict, StatementReader } from './statement.ts';
import { parseStatementTime } from './statement-date.ts';
import { hasColumns, readTable, type RowReading } from './table.ts';
import { withTotalNote } from './total-note.ts';
import { leftOut, refusedFor } from './verdicts.ts';

const BROKER = 'Scalable Capital';
const REQUIRED = [
  'date',
  'status',
  'reference',
  'type',
  'isin',
  'shares',
  'price',
  'amount',
  'fee',
  'tax',
  'currency',
];

export const SCALABLE_CAPITAL: StatementReader = {
  kind: 'scalable-capital',
  broker: BROKER,
  recognises: ({ header }) => hasColumns(header, REQUIRED),
  read: (text, context) =>
    readTable(text, context, {
      kind: 'scalable-capital',
      broker: BROKER,
      style: 'comma',
      required: REQUIRED,
      layoutOf: () => '2024',
      survey: () => null,
      judge,
    }),
};

function judge(reading: RowReading): RowVerdict {
  const type = cellOf(reading, 'type');
  const status = cellOf(reading, 'status');
  const date = isoDayIn(reading, cellOf(reading, 'date'));
  const code = cellOf(reading, 'isin');
  const known = { isin: code || null, date };
  if (status.toLowerCase() !== 'executed') return leftOut('left_not_executed', status, known);
  switch (type.toLowerCase()) {
    case 'deposit':
    case 'withdrawal':
      return leftOut('left_cash', type, known);
    case 'interest':
      return leftOut('left_interest', type, known);
    case 'corporate action':
      return refusedFor(rowReason('transaction_type', 'by_hand', { cell: type }), known);
    case 'buy':
    case 'savings plan':
    case 'sell':
    case 'distribution':
    case 'fee':
    case 'taxes':
    case 'security transfer':
      return booked(reading, type.toLowerCase(), toldOf(reading, date, code));
    default:
      return refusedFor(rowReason('transaction_type', 'type_unknown', { cell: shown(type) }), known);
  }
}

function toldOf(reading: RowReading, date: ToldEntry['date'], code: string): ToldEntry {
  const currency = cellOf(reading, 'currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency))
    reading.errors.push(rowReason('currency', 'not_a_currency', { cell: shown(currency) }));
  const reference = cellOf(reading, 'reference') || null;
  return {
    date,
    time: parseStatementTime(cellOf(reading, 'time')),
    isin: code === '' ? null : isinIn(reading, code),
    broker: BROKER,
    currency,
    account: currency,
    rate: null,
    fee: absolute(numberOf(reading, 'fee', 'fee') ?? ZERO),
    fxFee: ZERO,
    tax: absolute(numberOf(reading, 'tax', 'tax') ?? ZERO),
    externalId: reference,
    product: cellOf(reading, 'description') || null,
    rowId: reference && `${reference}|${cellOf(reading, 'type').toLowerCase()}`,
  };
}

function booked(reading: RowReading, type: string, told: ToldEntry): RowVerdict {
  const { isin, date, fee, tax } = told;
  const amount = numberOf(reading, 'amount', 'amount');
  const charge = amount && negate(amount);
  switch (type) {
    case 'distribution':
      if (amount !== null && isNegative(amount))
        return refusedFor(rowReason('amount', 'takes_back'), { isin, date });
      return recorded(reading, told, { type: 'DIVIDEND', amount: amount && add(add(amount, tax), fee) });
    case 'fee':
    case 'taxes':
      if (amount !== null && isPositive(amount))
        return refusedFor(rowReason('amount', 'takes_back'), { isin, date });
      return recorded(
        reading,
        { ...told, fee: ZERO, tax: ZERO },
        { type: type === 'fee' ? 'FEE' : 'TAX', amount: charge },
      );
    default:
      return moved(reading, type, told, amount);
  }
}

function moved(reading: RowReading, type: string, told: ToldEntry, amount: Decimal | null): RowVerdict {
  const shares = numberOf(reading, 'shares', 'units');
  const price = numberOf(reading, 'price', 'price_per_unit');
  const units = shares && absolute(shares);
  if (type === 'security transfer') {
    const isDeparture = shares !== null && isNegative(shares);
    const cost = price !== null && isPositive(price) ? price : null;
    return recorded(reading, told, {
      type: isDeparture ? 'TRANSFER_OUT' : 'TRANSFER_IN',
      units,
      price: isDeparture ? null : cost,
    });
  }
  const isSale = type === 'sell';
  const verdict = recorded(reading, told, { type: isSale ? 'SELL' : 'BUY', units, price });
  const inBase = told.currency === reading.context.base ? amount : null;
  // The amount has been printed with the fee and tax and without them; either is right.
  const charges = add(told.fee, told.tax);
  const net = inBase && add(inBase, negate(charges));
  const withCharges = withTotalNote(verdict, net);
  return withCharges === verdict ? verdict : withTotalNote(verdict, inBase);
}
