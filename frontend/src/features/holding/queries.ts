import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { HoldingPeriod } from './search.ts';

/** As many trades as the API answers at once; more of one instrument are looked at in the list of transactions. */
export const MOST_TRADES = 1000;

export type CostMethod = 'average' | 'fifo';

export function positionQuery(isin: string, method: CostMethod) {
  return queryOptions({
    queryKey: ['reports', 'position', isin, method],
    queryFn: async ({ signal }) => {
      const query = { method, limit: MOST_TRADES };
      return bodyOf(
        await api.GET('/api/v1/analytics/positions/{isin}', { params: { path: { isin }, query }, signal }),
      );
    },
    placeholderData: (before, query) => (query?.queryKey[2] === isin ? before : undefined),
  });
}

/** Daily where a day can be seen; over many years a point a week says the same. */
const INTERVALS = {
  '1m': 'day',
  '3m': 'day',
  ytd: 'day',
  '1y': 'day',
  '3y': 'day',
  max: 'week',
} as const satisfies Record<HoldingPeriod, 'day' | 'week'>;

/**
 * @param isin  null for the whole portfolio
 * @param start the first day; undefined for the whole history
 */
export function valueHistoryQuery(isin: string | null, period: HoldingPeriod, start: string | undefined) {
  return queryOptions({
    queryKey: ['reports', 'value-history', isin, period, start],
    queryFn: async ({ signal }) => {
      const query = {
        interval: INTERVALS[period],
        ...(isin === null ? {} : { isin }),
        ...(start === undefined ? {} : { start_date: start }),
      };
      return bodyOf(await api.GET('/api/v1/analytics/value-history', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

export function noteQuery(isin: string) {
  return queryOptions({
    queryKey: ['notes', isin],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/notes/{isin}', { params: { path: { isin } }, signal })),
  });
}

export interface NoteEdit {
  readonly text: string;
  /** `updated_at` of the note that was edited; null when there was none. */
  readonly basedOn: string | null;
}

/** Writes the note on an instrument; answers the number of the change. */
export function useWriteNote(isin: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ text, basedOn }: NoteEdit) => {
      const body = { text, based_on: basedOn };
      const answer = await api.PUT('/api/v1/notes/{isin}', { params: { path: { isin } }, body });
      return { note: bodyOf(answer), changeId: changeIdOf(answer.response.headers) };
    },
    onSuccess: ({ note }) => {
      queries.setQueryData(noteQuery(isin).queryKey, note);
    },
  });
}
