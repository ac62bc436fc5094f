import { useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';

/** A currency that totals can be told in. */
export type BaseCurrency = 'EUR' | 'CZK';

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
