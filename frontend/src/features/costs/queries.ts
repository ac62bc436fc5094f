import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';

/** Fees and taxes by year and broker, and what the funds cost. */
export const costsQuery = queryOptions({
  queryKey: ['reports', 'costs'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/analytics/costs', { signal })),
});
