import type { DecimalStyle } from './decimal-style.ts';

/** What a column of a table may tell of a transaction, named as on the wire. */
export const MAPPED_FIELDS = [
  'date',
  'time',
  'transaction_type',
  'isin',
  'symbol',
  'product',
  'units',
  'price_per_unit',
  'amount',
  'ratio',
  'currency',
  'exchange_rate',
  'fee',
  'tax',
  'external_id',
  'broker',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** What a word of the file's own may mean. */
export const MAPPED_TYPES = [
  'BUY',
  'SELL',
  'DIVIDEND',
  'SPLIT',
  'FEE',
  'TAX',
  'TRANSFER_IN',
  'TRANSFER_OUT',
  'LEAVE_OUT',
] as const;
export type MappedType = (typeof MAPPED_TYPES)[number];

/** In which order the file writes year, month and day. */
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How a table that no reader knows is read: which column tells what, as the owner says. */
export interface CsvMapping {
  /** Names of columns, in any case; what is not named has none. */
  readonly columns: Readonly<Partial<Record<MappedField, string>>>;
  readonly dateOrder: DateOrder;
  /** Decides only where a number does not prove its own. */
  readonly decimalMark: DecimalStyle;
  /** Words of the column of types, in any case. Without such a column units below 0 are sold, others bought. */
  readonly types: readonly { readonly word: string; readonly type: MappedType }[];
  /** What the broker is called where no column says so. */
  readonly broker: string;
  /** ISO 4217, or a unit such as GBX, where no column says so; null for the base currency. */
  readonly currency: string | null;
  /** A rate is of units of the row's currency for one of the base currency, or the other way round. */
  readonly rateOf: 'currency' | 'base';
  /** Fees and taxes are in the row's currency, or in the base currency. */
  readonly chargesIn: 'currency' | 'base';
}

/** What must have a column: a date, and an ISIN or a symbol. */
export function lacksColumns({ columns }: Pick<CsvMapping, 'columns'>): readonly MappedField[] {
  const lacking: MappedField[] = [];
  if (columns.date === undefined) lacking.push('date');
  if (columns.isin === undefined && columns.symbol === undefined) lacking.push('isin');
  return lacking;
}

/** A column's name as it is compared. */
export function columnKey(name: string): string {
  return name.trim().toLowerCase();
}

/** The named columns of a header, each once and in their order of letters: what a kind of file is known again by. */
export function headerSet(header: readonly string[]): readonly string[] {
  const names = new Set(header.map(columnKey));
  names.delete('');
  return [...names].sort();
}
