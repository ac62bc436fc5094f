/**
 * A table of any kind, read as its owner says: which column tells what, and what its words mean.
 *
 * The file as a whole is refused as `empty`, or as `missing_columns` when a column that the mapping names is not there.
 */
import { absolute, type Decimal, isNegative, isPositive, normalise, ZERO } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { inWholeUnits } from '../money/subunits.ts';
import { brokerName } from './broker-name.ts';
import { cellOf, isinIn, isinOfSymbol, notInFuture, numberOf } from './cells.ts';
import { columnKey, type CsvMapping, headerSet, type MappedField, type MappedType } from './csv-mapping.ts';
import { parseOrderedMoment } from './mapped-date.ts';
import type { Moment } from './moment.ts';
import { recorded, type ToldEntry, type ToldSize } from './recorded.ts';
import { type ReasonField, rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowVerdict, StatementReader } from './statement.ts';
import { parseStatementTime } from './statement-date.ts';
import { readTable, type RowReading } from './table.ts';
import type { SplitRatio } from './split-ratio.ts';
import { quotedIn, turnedRound } from './told-amount.ts';
import { toldRatio } from './told-ratio.ts';
import { leftOut, refused, refusedFor } from './verdicts.ts';

/** A mapping while rows are read by it. */
interface Mapped {
  readonly mapping: CsvMapping;
  readonly cell: (reading: RowReading, field: MappedField) => string;
  readonly number: (reading: RowReading, field: MappedField & ReasonField) => Decimal | null;
  readonly typeOf: ReadonlyMap<string, MappedType>;
}

/**
 * A reader of the files that one mapping is of.
 *
 * @param header of such files, in any order and case; null for whatever file it is given
 * @see docs/spec/import.md §7
 */
export function mappedReader(mapping: CsvMapping, header: readonly string[] | null): StatementReader {
  const own = header && JSON.stringify(headerSet(header));
  const columnOf = (field: MappedField) => columnKey(mapping.columns[field] ?? '');
  const mapped: Mapped = {
    mapping,
    cell: (reading, field) => (columnOf(field) === '' ? '' : cellOf(reading, columnOf(field))),
    number: (reading, field) => (columnOf(field) === '' ? null : numberOf(reading, columnOf(field), field)),
    typeOf: new Map(mapping.types.map(({ word, type }) => [columnKey(word), type])),
  };
  return {
    kind: 'mapped-csv',
    broker: mapping.broker,
    recognises: (head) => own === null || JSON.stringify(headerSet(head.header)) === own,
    read: (text, context) =>
      readTable(text, context, {
        kind: 'mapped-csv',
        broker: mapping.broker,
        language: 'unknown',
        style: mapping.decimalMark,
        required: [...new Set(Object.values(mapping.columns).map(columnKey))],
        layoutOf: () => 'mapped',
        survey: () => null,
        judge: (reading) => judge(reading, mapped),
      }),
  };
}

function judge(reading: RowReading, mapped: Mapped): RowVerdict {
  const word = mapped.cell(reading, 'transaction_type');
  const moment = momentIn(reading, mapped);
  const known = {
    isin: mapped.cell(reading, 'isin').toUpperCase() || null,
    date: moment?.date ?? null,
  };
  const units = mapped.number(reading, 'units');
  const type = typeOf(word, units, mapped);
  if (type === 'LEAVE_OUT') return leftOut('left_by_mapping', word, known);
  if (type === undefined)
    return refusedFor(rowReason('transaction_type', 'word_without_type', { cell: shown(word) }), known);
  const isin = instrumentIn(reading, mapped, type === 'FEE' || type === 'TAX');
  const money = moneyIn(reading, mapped);
  if (money === null) return refused(reading, known);
  const isDividend = type === 'DIVIDEND';
  if (isDividend && money.amount && isNegative(money.amount))
    return refusedFor(rowReason('amount', 'takes_back'), known);
  const isCharge = type === 'FEE' || type === 'TAX';
  const { price, amount, ...rest } = money;
  const told: ToldEntry = {
    ...rest,
    ...(isCharge ? { fee: ZERO, tax: ZERO } : {}),
    date: known.date,
    time: moment?.time ?? null,
    isin,
    fxFee: ZERO,
    broker: brokerName(mapped.cell(reading, 'broker'), mapped.mapping.broker),
    externalId: mapped.cell(reading, 'external_id') || null,
    product: mapped.cell(reading, 'product') || null,
    rowId: null,
  };
  const ratio = type === 'SPLIT' ? toldRatio(mapped.cell(reading, 'ratio')) : null;
  const size = { units: units && absolute(units), price, amount: amount && absolute(amount), ratio };
  return recorded(reading, told, sizeOf(reading, type, size));
}

/** By its word; without a column of types by the sign of the units. */
function typeOf(
  word: string,
  units: Decimal | null,
  { mapping, typeOf: types }: Mapped,
): MappedType | undefined {
  if (mapping.columns.transaction_type !== undefined) return types.get(columnKey(word));
  return units !== null && isNegative(units) ? 'SELL' : 'BUY';
}

/** The day, with the time behind it or in a column of its own. */
function momentIn(reading: RowReading, mapped: Mapped): Moment | null {
  const text = mapped.cell(reading, 'date');
  const read = parseOrderedMoment(text, mapped.mapping.dateOrder);
  if (text === '') reading.errors.push(rowReason('date', 'missing'));
  else if (read === null) reading.errors.push(rowReason('date', 'no_day_in_order', { cell: shown(text) }));
  if (read === null) return null;
  const time = read.time ?? parseStatementTime(mapped.cell(reading, 'time'));
  return { date: notInFuture(reading, read.date), time };
}

function instrumentIn(reading: RowReading, mapped: Mapped, mayLack: boolean): string | null {
  const isin = mapped.cell(reading, 'isin');
  const symbol = mapped.cell(reading, 'symbol');
  if (isin !== '') return isinIn(reading, isin);
  if (mayLack && symbol === '') return null;
  return mapped.mapping.columns.symbol === undefined ? isinIn(reading, '') : isinOfSymbol(reading, symbol);
}

type Money = Pick<ToldEntry, 'currency' | 'account' | 'rate' | 'ownRate' | 'fee' | 'tax'> & {
  readonly price: Decimal | null;
  readonly amount: Decimal | null;
};

/** The numbers of a row in the main unit of its currency; null after an error of the currency. */
function moneyIn(reading: RowReading, mapped: Mapped): Money | null {
  const { currency: fixed, chargesIn, rateOf } = mapped.mapping;
  const { base } = reading.context;
  const code = mapped.cell(reading, 'currency') || (fixed ?? base);
  const currency = quotedIn(reading, ZERO, code)?.currency;
  if (currency === undefined) return null;
  const inWhole = (value: Decimal) => normalise(inWholeUnits(value, code).amount);
  const number = (field: 'price_per_unit' | 'amount') => {
    const told = mapped.number(reading, field);
    return told && inWhole(told);
  };
  const charge = (field: 'fee' | 'tax') => {
    const told = absolute(mapped.number(reading, field) ?? ZERO);
    return chargesIn === 'base' ? told : inWhole(told);
  };
  const told = mapped.number(reading, 'exchange_rate');
  const rate = rateOf === 'currency' ? told : turnedRound(told);
  const isOfBase = chargesIn === 'base' || currency === base;
  return {
    currency,
    account: isOfBase ? base : currency,
    rate: isOfBase ? rate : null,
    ownRate: isOfBase ? null : rate,
    fee: charge('fee'),
    tax: charge('tax'),
    price: number('price_per_unit'),
    amount: number('amount'),
  };
}

interface Size {
  readonly units: Decimal | null;
  readonly price: Decimal | null;
  readonly amount: Decimal | null;
  readonly ratio: SplitRatio | null;
}

function sizeOf(
  reading: RowReading,
  type: Exclude<MappedType, 'LEAVE_OUT'>,
  { units, price, amount, ratio }: Size,
): ToldSize {
  switch (type) {
    case 'DIVIDEND':
    case 'FEE':
    case 'TAX':
      return { type, amount };
    case 'SPLIT':
      return { type, ratio };
    case 'TRANSFER_OUT':
      return { type, units, price: null };
    default:
      return { type, units, price: price ?? workedOut(reading, units, amount) };
  }
}

/** What a unit was worth by the amount of the whole, with a note; null where that does not follow. */
function workedOut(reading: RowReading, units: Decimal | null, amount: Decimal | null): Decimal | null {
  if (units === null || amount === null || !isPositive(units) || !isPositive(amount)) return null;
  reading.notes.push(rowReason('price_per_unit', 'price_worked_out'));
  return normalise(divide(amount, units, PUBLISHED_DIGITS));
}
