import { queryOptions, useMutation } from '@tanstack/react-query';
import { basedOn } from '../../api/based-on.ts';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';

/** A setting as it was typed. */
export interface SettingEdit {
  readonly value: string;
  /** When what it was typed over was chosen; null where nobody had chosen. */
  readonly basedOn: string | null | undefined;
}

/** Sets the base currency; answers the number of the change. */
export function useSetBaseCurrency() {
  return useMutation({
    mutationFn: async ({ value, basedOn: at }: SettingEdit): Promise<number | null> => {
      const body = { base_currency: value, ...basedOn(at) };
      const answer = await api.PUT('/api/v1/settings/base-currency', { body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export const riskFreeRateQuery = queryOptions({
  queryKey: ['settings', 'risk-free-rate'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/settings/risk-free-rate', { signal })),
});

/** Sets the risk-free rate, a fraction per year; answers when, and the number of the change. */
export function useSetRiskFreeRate() {
  return useMutation({
    mutationFn: async ({ value, basedOn: at }: SettingEdit) => {
      const body = { risk_free_rate: value, ...basedOn(at) };
      const answer = await api.PUT('/api/v1/settings/risk-free-rate', { body });
      return { writtenAt: bodyOf(answer).updated_at, changeId: changeIdOf(answer.response.headers) };
    },
  });
}
