import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';

/** The currency that fees are paid and totals told in: a setting that several features ask for. */
export const baseCurrencyQuery = queryOptions({
  queryKey: ['settings', 'base-currency'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/settings/base-currency', { signal })),
});
