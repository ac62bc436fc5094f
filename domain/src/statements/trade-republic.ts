/**
 * Trade Republic's list of transactions, as the app exports it since April 2026: one table, every cell quoted.
 *
 * The cash account saw amount + fee + tax, all three signed; `symbol` is the ISIN; the account is kept in `currency`.
 */
import { localTimeOf } from './moment.ts';
import { absolute, type Decimal, isNegative, isPositive, isZero, negate, ZERO } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { add } from '../money/decimal.ts';
import { cellOf, isinIn, isoDayIn, numberOf } from './cells.ts';
import { recorded, type ToldEntry } from './recorded.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowVerdict, StatementReader } from './statement.ts';
import { hasColumns, readTable, type RowReading } from './table.ts';
import { withTotalNote } from './total-note.ts';
import { leftOut, refusedFor } from './verdicts.ts';

const BROKER = 'Trade Republic';
const REQUIRED = ['date', 'type', 'symbol', 'shares', 'price', 'amount', 'fee', 'tax', 'currency'];

export const TRADE_REPUBLIC: StatementReader = {
  kind: 'trade-republic',
  broker: BROKER,
  recognises: ({ header }) => hasColumns(header, [...REQUIRED, 'transaction_id']),
  read: (text, context) =>
    readTable(text, context, {
      kind: 'trade-republic',
      broker: BROKER,
      style: 'dot',
      required: REQUIRED,
      layoutOf: ({ indexOf }) => (indexOf.has('mcc_code') ? '2026-04' : 'without-cards'),
      survey: () => null,
      judge,
    }),
};

/** What becomes of a type, as far as the type alone tells. */
type Course =
  | 'trade'
  | 'payment'
  | 'redemption'
  | 'charge'
  | 'move'
  | 'by_hand'
  | 'cash'
  | 'interest'
  | 'card'
  | 'nothing';

/** The first that fits. */
const COURSES: readonly (readonly [RegExp, Course])[] = [
  [/^(?:PRIVATE_MARKET_)?(?:BUY|SELL)$/, 'trade'],
  [/^(?:DIVIDEND|DISTRIBUTION|DIVIDEND_EQUIVALENT_PAYMENT|EARNINGS)$/, 'payment'],
  [/^(?:FINAL_MATURITY|TILG|REDEMPTION|WARRANT_EXERCISE)$/, 'redemption'],
  [/^(?:TAX_OPTIMIZATION|SEC_ACCOUNT|PRE_DETERMINED_TAX_BASE)$/, 'charge'],
  [/^INTEREST/, 'interest'],
  [/^CARD_/, 'card'],
  [/^(?:CUSTOMER_|TRANSFER_|BENEFITS_|GIFT)/, 'cash'],
  [/^MIGRATION$/, 'nothing'],
  [/^(?:SPLIT|SPINOFF|MERGER|EXCHANGE|RIGHTS|BONUS)/, 'by_hand'],
];

function courseOf(type: string, hasShares: boolean): Course | null {
  const course = COURSES.find(([pattern]) => pattern.test(type))?.[1] ?? null;
  return course === 'cash' && hasShares ? 'move' : course;
}

function judge(reading: RowReading): RowVerdict {
  const type = cellOf(reading, 'type').toUpperCase();
  const date = isoDayIn(reading, cellOf(reading, 'date'));
  const units = numberOf(reading, 'shares', 'units');
  const course = courseOf(type, units !== null && !isZero(units));
  const symbol = cellOf(reading, 'symbol');
  const known = { isin: symbol || null, date };
  switch (course) {
    case null:
      return refusedFor(rowReason('transaction_type', 'type_unknown', { cell: shown(type) }), known);
    case 'by_hand':
      return refusedFor(rowReason('transaction_type', 'by_hand', { cell: type }), known);
    case 'cash':
      return leftOut('left_cash', type, known);
    case 'interest':
      return leftOut('left_interest', type, known);
    case 'card':
      return leftOut('left_card', type, known);
    case 'nothing':
      return leftOut('left_no_effect', type, known);
    default:
  }
  if (cellOf(reading, 'asset_class').toUpperCase() === 'CRYPTO')
    return leftOut('left_other_asset', symbol, known);
  const isin = symbol === '' && course === 'charge' ? null : isinIn(reading, symbol);
  return booked(reading, { course, type, units, date, isin });
}

interface Booking extends Pick<ToldEntry, 'date' | 'isin'> {
  readonly course: 'trade' | 'payment' | 'redemption' | 'charge' | 'move';
  readonly type: string;
  readonly units: Decimal | null;
}

function booked(reading: RowReading, { course, type, units, date, isin }: Booking): RowVerdict {
  const amount = numberOf(reading, 'amount', 'amount') ?? ZERO;
  const fee = charged(reading, 'fee', numberOf(reading, 'fee', 'fee') ?? ZERO);
  const signedTax = numberOf(reading, 'tax', 'tax') ?? ZERO;
  const isTaxAlone = course === 'charge' || (course === 'payment' && isZero(amount));
  const tax = isTaxAlone ? ZERO : charged(reading, 'tax', signedTax);
  const id = cellOf(reading, 'transaction_id') || null;
  const currency = cellOf(reading, 'currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency))
    reading.errors.push(rowReason('currency', 'not_a_currency', { cell: shown(currency) }));
  const told: ToldEntry = {
    date,
    time: localTimeOf(cellOf(reading, 'datetime'), date),
    isin,
    broker: BROKER,
    currency,
    account: currency,
    rate: null,
    fee,
    fxFee: ZERO,
    tax,
    externalId: id,
    product: cellOf(reading, 'name') || null,
    rowId: id && `${id}|${type}`,
  };
  const price = numberOf(reading, 'price', 'price_per_unit');
  const size = units && absolute(units);
  const net = add(add(amount, negate(fee)), negate(tax));
  switch (course) {
    case 'trade':
    case 'redemption': {
      const isSale = course === 'redemption' || type.endsWith('SELL');
      if (course === 'redemption' && !isPositive(amount))
        return refusedFor(rowReason('transaction_type', 'by_hand', { cell: type }), { isin, date });
      const paid = price ?? priceOf(reading, amount, size);
      const verdict = recorded(reading, told, { type: isSale ? 'SELL' : 'BUY', units: size, price: paid });
      return withTotalNote(verdict, currency === reading.context.base && !isZero(amount) ? net : null);
    }
    case 'payment':
      if (isTaxAlone) return taxed(reading, told, signedTax);
      if (isNegative(amount)) return refusedFor(rowReason('amount', 'takes_back'), { isin, date });
      return recorded(reading, told, { type: 'DIVIDEND', amount });
    case 'charge':
      return taxed(reading, told, add(amount, add(negate(fee), signedTax)));
    case 'move': {
      const isArrival = units !== null && isPositive(units);
      return recorded(reading, told, {
        type: isArrival ? 'TRANSFER_IN' : 'TRANSFER_OUT',
        units: size,
        price: isArrival ? price : null,
      });
    }
  }
}

/** A tax by itself, with the sign of what the account saw: paid back, it takes back what the file does not name. */
function taxed(reading: RowReading, told: ToldEntry, booking: Decimal): RowVerdict {
  if (isPositive(booking)) return refusedFor(rowReason('amount', 'takes_back'), told);
  return recorded(reading, { ...told, fee: ZERO, tax: ZERO }, { type: 'TAX', amount: negate(booking) });
}

/** A charge without its sign; what is paid back instead is not kept, and a note says so. */
function charged(reading: RowReading, column: 'fee' | 'tax', value: Decimal): Decimal {
  if (!isPositive(value)) return absolute(value);
  reading.notes.push(rowReason(column, 'refund_left', { amount: decimalText(value, 2) }));
  return ZERO;
}

function priceOf(reading: RowReading, amount: Decimal, units: Decimal | null): Decimal | null {
  if (units === null || isZero(units) || isZero(amount)) return null;
  reading.notes.push(rowReason('price_per_unit', 'price_worked_out'));
  return divide(absolute(amount), units, PUBLISHED_DIGITS);
}
