import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
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

const WHILE_MAKING_MS = 1000;

/** The backups that there are, and how old and how good the newest is. */
export const backupsQuery = queryOptions({
  queryKey: ['settings', 'backups'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/backups', { signal })),
  refetchInterval: ({ state }) => (state.data?.is_running ? WHILE_MAKING_MS : false),
});

/** Makes a backup; answers when it was read back and compared. */
export function useBackUpNow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => bodyOf(await api.POST('/api/v1/backups')),
    onSettled: async () => await queries.invalidateQueries({ queryKey: backupsQuery.queryKey }),
  });
}
