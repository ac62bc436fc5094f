import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';

/** A currency that totals can be told in. */
export type BaseCurrency = 'EUR' | 'CZK';

export const baseCurrencyQuery = queryOptions({
  queryKey: ['settings', 'base-currency'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/settings/base-currency', { signal })),
});

/** Sets the base currency; answers the number of the change. */
export function useSetBaseCurrency() {
  return useMutation({
    mutationFn: async (currency: BaseCurrency): Promise<number | null> => {
      const answer = await api.PUT('/api/v1/settings/base-currency', { body: { base_currency: currency } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
