import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';

/** Sets the base currency; answers the number of the change. */
export function useSetBaseCurrency() {
  return useMutation({
    mutationFn: async (currency: string): Promise<number | null> => {
      const answer = await api.PUT('/api/v1/settings/base-currency', { body: { base_currency: currency } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export const riskFreeRateQuery = queryOptions({
  queryKey: ['settings', 'risk-free-rate'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/settings/risk-free-rate', { signal })),
});

/** Sets the risk-free rate, a fraction per year; answers the number of the change. */
export function useSetRiskFreeRate() {
  return useMutation({
    mutationFn: async (rate: string): Promise<number | null> => {
      const answer = await api.PUT('/api/v1/settings/risk-free-rate', { body: { risk_free_rate: rate } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
