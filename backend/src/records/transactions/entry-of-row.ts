import type { LocalDate, LocalTime, Transaction } from '@portfolio/domain';
import { NO_ISIN, type RowOf } from '../../db/tables.ts';
import { internedDecimal as decimal, internedText } from './interned.ts';

/** The columns that an entry of the ledger is read from. */
export const ENTRY_COLUMNS = [
  'id',
  'date',
  'time',
  'isin',
  'broker',
  'transaction_type',
  'units',
  'price_per_unit',
  'currency',
  'exchange_rate',
  'fee',
  'fx_fee',
  'tax',
  'amount',
  'new_units',
  'old_units',
  'acquired_on',
] as const satisfies readonly (keyof RowOf<'transactions'>)[];

export type EntryRow = Pick<RowOf<'transactions'>, (typeof ENTRY_COLUMNS)[number]>;

/** A column that the type of the row demands. */
function demanded<T>(row: EntryRow, value: T | null): T {
  if (value === null) throw new Error(`transaction ${row.id} lacks what a ${row.transaction_type} has`);
  return value;
}

/** The entry that a row of the ledger records. The row was checked when it was written. */
export function entryOfRow(row: EntryRow): Transaction {
  const { id, time } = row;
  const isin = internedText(row.isin);
  const common = {
    id,
    date: internedText(row.date) as LocalDate,
    time: time === null ? null : (internedText(time) as LocalTime),
    isin,
    broker: internedText(row.broker),
    currency: internedText(row.currency),
    exchangeRate: row.exchange_rate === null ? null : decimal(row.exchange_rate),
    fee: decimal(row.fee),
    fxFee: decimal(row.fx_fee),
    tax: decimal(row.tax),
  };
  const type = internedText(row.transaction_type);
  const price = row.price_per_unit === null ? null : decimal(row.price_per_unit);
  switch (type) {
    case 'BUY':
    case 'SELL':
      return { ...common, type, units: decimal(demanded(row, row.units)), price: demanded(row, price) };
    case 'DIVIDEND':
      return { ...common, type, amount: decimal(demanded(row, row.amount)) };
    case 'FEE':
    case 'TAX':
      return {
        ...common,
        type,
        isin: isin === NO_ISIN ? null : isin,
        amount: decimal(demanded(row, row.amount)),
      };
    case 'SPLIT':
      return {
        ...common,
        type,
        newUnits: BigInt(demanded(row, row.new_units)),
        oldUnits: BigInt(demanded(row, row.old_units)),
      };
    case 'TRANSFER_IN':
    case 'TRANSFER_OUT':
      return {
        ...common,
        type,
        units: decimal(demanded(row, row.units)),
        price,
        acquired: row.acquired_on as LocalDate | null,
      };
  }
}
