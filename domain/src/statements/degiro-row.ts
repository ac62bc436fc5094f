import type { LocalDate } from '../calendar/local-date.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import { type Isin, parseIsin } from '../ledger/isin.ts';
import { absolute, type Decimal, isPositive, isZero, ZERO } from '../money/decimal.ts';
import { cellOf, type DegiroRowReading, numberOf } from './degiro-cells.ts';
import { orderIdOf } from './degiro-order-id.ts';
import { readPricing } from './degiro-pricing.ts';
import { noteUnexpectedTotal } from './degiro-total.ts';
import { readUnits } from './degiro-units.ts';
import { isinError } from './isin-error.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { ReadVerdict, RefusedVerdict, TradeDraft } from './statement.ts';
import { parseDayFirstDate, parseStatementTime } from './statement-date.ts';

/**
 * Judges one row of DEGIRO's Transactions.csv: a trade, or everything that is wrong with it.
 *
 * @param today a trade after it is refused
 * @see docs/spec/import.md — what is read, what is refused
 */
export function readDegiroRow(
  reading: DegiroRowReading,
  today: LocalDate,
): ReadVerdict<TradeDraft> | RefusedVerdict {
  const { errors, notes } = reading;
  const date = readDate(reading, today);
  const isin = readIsin(reading);
  const externalId = orderIdOf(reading);
  const printed = numberOf(reading, 'price', 'price_per_unit');
  const refused = {
    kind: 'refused',
    isin: cellOf(reading, 'isin').toUpperCase() || null,
    date,
    errors,
  } as const;
  const lacksOrderId = externalId === null && reading.columns.indexOf.has('orderId');
  const lacksPrice = printed === null ? cellOf(reading, 'price') === '' : isZero(printed);
  if (lacksOrderId && lacksPrice)
    return { ...refused, errors: [rowReason('price_per_unit', 'corporate_action')] };
  if (printed === null && lacksPrice) errors.push(rowReason('price_per_unit', 'missing'));
  const units = readUnits(reading, printed);
  const pricing = readPricing(reading, units, printed);
  const fees = readFees(reading);
  if (date === null || isin === null || units === null || pricing === null || errors.length > 0)
    return refused;
  const type = isPositive(units) ? 'BUY' : 'SELL';
  const product = cellOf(reading, 'product') || null;
  const time = readTime(reading);
  const trade = { date, time, isin, broker: 'DEGIRO', type, units: absolute(units) } as const;
  const draft: TradeDraft = { ...trade, ...pricing, ...fees, tax: ZERO, externalId, product };
  if (lacksOrderId) notes.push(rowReason('external_id', 'order_id_missing'));
  noteUnexpectedTotal(reading, draft);
  return { kind: 'read', draft, notes };
}

function readDate(reading: DegiroRowReading, today: LocalDate): LocalDate | null {
  const cell = cellOf(reading, 'date');
  const date = parseDayFirstDate(cell);
  if (cell === '') reading.errors.push(rowReason('date', 'missing'));
  else if (date === null) reading.errors.push(rowReason('date', 'not_a_day', { cell: shown(cell) }));
  else if (date > today) reading.errors.push(rowReason('date', 'in_the_future', { date }));
  return date;
}

function readTime(reading: DegiroRowReading): LocalTime | null {
  const cell = cellOf(reading, 'time');
  const time = parseStatementTime(cell);
  if (time === null && cell !== '')
    reading.notes.push(rowReason('time', 'not_a_time', { cell: shown(cell) }));
  return time;
}

function readIsin(reading: DegiroRowReading): Isin | null {
  const cell = cellOf(reading, 'isin');
  const isin = parseIsin(cell);
  if (typeof isin === 'string') return isin;
  reading.errors.push(isinError(isin, cell));
  return null;
}

/** Fees without their sign, 0 where the cell is empty; a row that ends before them is no row to trust. */
function readFees(reading: DegiroRowReading): { fee: Decimal; fxFee: Decimal } {
  const { cells, columns, errors } = reading;
  const count = cells.length;
  if (count <= columns.feeIndex) {
    const counts = { count: String(count), columns: String(columns.header.length) };
    errors.push(rowReason('fee', 'row_cut_short', counts));
  }
  const fee = absolute(numberOf(reading, 'fee', 'fee') ?? ZERO);
  const fxFee = absolute(numberOf(reading, 'fxFee', 'fx_fee') ?? ZERO);
  return { fee, fxFee };
}
