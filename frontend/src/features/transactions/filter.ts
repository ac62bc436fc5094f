import type { TransactionQuery } from '../../api/wire.ts';

/** What the list shows, as its URL says it. Names are those of the API. */
export interface TransactionFilter {
  readonly isin?: string | undefined;
  readonly broker?: string | undefined;
  readonly transaction_type?: 'BUY' | 'SELL' | undefined;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly sort_order?: 'asc' | undefined;
  /** First page is 1, and is not written. */
  readonly page?: number | undefined;
}

export const PAGE_SIZE = 50;

/** The question to the API that the filter asks. */
export function queryOf({ page = 1, ...filter }: TransactionFilter): TransactionQuery {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(asked), skip: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
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
  const isPage = typeof page === 'number' && Number.isSafeInteger(page) && page > 1;
  return {
    isin: text(search.isin)?.toUpperCase(),
    broker: text(search.broker),
    transaction_type: type === 'BUY' || type === 'SELL' ? type : undefined,
    start_date: day(search.start_date),
    end_date: day(search.end_date),
    sort_order: search.sort_order === 'asc' ? 'asc' : undefined,
    page: isPage ? page : undefined,
  };
}
