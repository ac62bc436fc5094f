import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { API_ORIGIN, api, bodyOf } from '../../api/client.ts';
import type { GainsQuery } from '../../api/wire.ts';
import type { GainsSearch } from './search.ts';

/** So many sales, and so many lots, stand on a page. */
export const SALES_ON_PAGE = 50;
export const LOTS_ON_PAGE = 25;

/** What each sale realised. @param page first page is 1 */
export function gainsQuery({ year, method }: GainsSearch, page: number, size = SALES_ON_PAGE) {
  const query: GainsQuery = {
    ...(year === undefined ? {} : { year }),
    method: method ?? 'average',
    skip: (page - 1) * size,
    limit: size,
  };
  return queryOptions({
    queryKey: ['reports', 'realised-gains', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/realised-gains', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** The open lots of all holdings. */
export function lotsQuery(page: number) {
  const query = { skip: (page - 1) * LOTS_ON_PAGE, limit: LOTS_ON_PAGE };
  return queryOptions({
    queryKey: ['reports', 'lots', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/lots', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** Where the sales can be downloaded. */
export function gainsFile({ year, method }: GainsSearch): string {
  const asked = { method: method ?? 'average', ...(year === undefined ? {} : { year: String(year) }) };
  return `${API_ORIGIN}/api/v1/analytics/realised-gains.csv?${new URLSearchParams(asked).toString()}`;
}
