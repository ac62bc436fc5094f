import type { TransactionQuery } from '../../api/wire.ts';

/** What the list shows, as its URL says it. Names are those of the API. */
export interface TransactionFilter {
  readonly isin?: string;
  readonly broker?: string;
  readonly transaction_type?: 'BUY' | 'SELL';
  readonly start_date?: string;
  readonly end_date?: string;
  readonly sort_order?: 'asc';
  /** First page is 1, and is not written. */
  readonly page?: number;
}

export const PAGE_SIZE = 50;

/** The question to the API that the filter asks. */
export function queryOf({ page = 1, ...filter }: TransactionFilter): TransactionQuery {
  return { ...filter, skip: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
}

/** Whether anything is left out. */
export function isFiltered({
  isin,
  broker,
  transaction_type: type,
  start_date: start,
  end_date: end,
}: TransactionFilter): boolean {
  return [isin, broker, type, start, end].some((part) => part !== undefined);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && DAY.test(value) ? value : undefined;
}

/** Reads the filter from the search of a URL; what makes no sense is left out. */
export function readFilter(search: Record<string, unknown>): TransactionFilter {
  const { transaction_type: type, page } = search;
  const isin = text(search.isin)?.toUpperCase();
  const broker = text(search.broker);
  const start = day(search.start_date);
  const end = day(search.end_date);
  return {
    ...(isin === undefined ? {} : { isin }),
    ...(broker === undefined ? {} : { broker }),
    ...(type === 'BUY' || type === 'SELL' ? { transaction_type: type } : {}),
    ...(start === undefined ? {} : { start_date: start }),
    ...(end === undefined ? {} : { end_date: end }),
    ...(search.sort_order === 'asc' ? { sort_order: 'asc' as const } : {}),
    ...(typeof page === 'number' && Number.isSafeInteger(page) && page > 1 ? { page } : {}),
  };
}
