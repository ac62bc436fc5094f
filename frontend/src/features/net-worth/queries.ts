import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';

/**
 * Investments and other assets together over time.
 *
 * @param start    the first day; undefined for the whole history
 * @param interval daily where a day can be seen; over many years a point a week says the same
 */
export function netWorthQuery(start: string | undefined, interval: 'day' | 'week') {
  return queryOptions({
    queryKey: ['reports', 'net-worth', start, interval],
    queryFn: async ({ signal }) => {
      const query = { interval, ...(start === undefined ? {} : { start_date: start }) };
      return bodyOf(await api.GET('/api/v1/analytics/net-worth', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}
