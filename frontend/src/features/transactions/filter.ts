import type { TransactionQuery } from '../../api/wire.ts';
import { isTransactionType, type TransactionType } from './transaction-types.ts';

/** The columns that the server sorts by. */
export const SORTS = [
  'date',
  'transaction_type',
  'name',
  'isin',
  'broker',
  'units',
  'price_per_unit',
  'fee',
  'net_amount',
  'created_at',
] as const;

export type SortKey = (typeof SORTS)[number];

/** What the list shows, as its URL says it. Names are those of the API. */
export interface TransactionFilter {
  /** Part of a name, an ISIN or a broker. */
  readonly search?: string | undefined;
  readonly isin?: string | undefined;
  readonly broker?: string | undefined;
  readonly transaction_type?: TransactionType | undefined;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  /** Absent: by date. */
  readonly sort_by?: SortKey | undefined;
  /** Absent: descending. */
  readonly sort_order?: 'asc' | undefined;
}

/** Rows are fetched so many at a time. */
export const WINDOW = 100;

/** The question to the API that the filter asks, without a stretch of the list. */
export function questionOf({ search, ...filter }: TransactionFilter): TransactionQuery {
  const asked = Object.entries({ ...filter, search: search?.trim() }).filter(([, value]) => Boolean(value));
  return Object.fromEntries(asked);
}

/** Whether anything is left out. */
export function isFiltered(filter: TransactionFilter): boolean {
  const { sort_by: _by, sort_order: _order, ...left } = questionOf(filter);
  return Object.keys(left).length > 0;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Text of a URL; what looks like a number or a yes there arrives as one. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && DAY.test(value) ? value : undefined;
}

/** Reads the filter from the search of a URL; what makes no sense is left out. */
export function readFilter(search: Record<string, unknown>): TransactionFilter {
  const { transaction_type: type } = search;
  const sortBy = SORTS.find((key) => key === search.sort_by);
  return {
    search: text(search.search),
    isin: text(search.isin)?.toUpperCase(),
    broker: text(search.broker),
    transaction_type: isTransactionType(type) ? type : undefined,
    start_date: day(search.start_date),
    end_date: day(search.end_date),
    sort_by: sortBy === 'date' ? undefined : sortBy,
    sort_order: search.sort_order === 'asc' ? 'asc' : undefined,
  };
}
