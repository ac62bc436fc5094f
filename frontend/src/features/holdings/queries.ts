import { queryOptions, useMutation } from '@tanstack/react-query';
import { basedOn } from '../../api/based-on.ts';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';

export const portfolioSummaryQuery = queryOptions({
  queryKey: ['reports', 'portfolio-summary'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/analytics/portfolio-summary', { signal })),
});

export interface PositionValueInput {
  readonly isin: string;
  /** Market value of the whole position, base currency, a decimal string. */
  readonly value: string;
  /** `value_updated_at` of the position that was edited. */
  readonly basedOn: string | null | undefined;
}

/** Enters what a whole position is worth; answers when, and the number of the change. */
export function useEnterPositionValue() {
  return useMutation({
    mutationFn: async ({ isin, value, basedOn: at }: PositionValueInput) => {
      const answer = await api.POST('/api/v1/position-values', {
        body: { isin, current_value: value, ...basedOn(at) },
      });
      return { writtenAt: bodyOf(answer).updated_at, changeId: changeIdOf(answer.response.headers) };
    },
  });
}
