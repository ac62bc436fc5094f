import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { Group } from './search.ts';

/** Dividends, put together. The rows before stay while those of another question come. */
export function incomeQuery(by: Group, year: number | undefined) {
  const query = { by, ...(year === undefined ? {} : { year }) };
  return queryOptions({
    queryKey: ['reports', 'income', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/income', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}
