import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { DismissalInput } from '../../api/wire.ts';

export const dataHealthQuery = queryOptions({
  queryKey: ['reports', 'data-health'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/analytics/data-health', { signal })).items,
});

export function useFindRight() {
  return useMutation({
    mutationFn: async (body: DismissalInput) => {
      const answer = await api.POST('/api/v1/analytics/data-health/dismissals', { body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
