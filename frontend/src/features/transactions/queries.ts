import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { PositionDetail, TransactionInput } from '../../api/wire.ts';
import { questionOf, type TransactionFilter, WINDOW } from './filter.ts';

/** A stretch of the list, from its `start`. */
export function windowQuery(filter: TransactionFilter, start: number) {
  const query = { ...questionOf(filter), skip: start, limit: WINDOW };
  return queryOptions({
    queryKey: ['transactions', 'list', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/transactions', { params: { query }, signal })),
    // Comparing rows that are others anyway takes longer than reading them.
    structuralSharing: false,
  });
}

/** How many transactions there are in all. */
export const totalQuery = queryOptions({
  queryKey: ['transactions', 'total'],
  queryFn: async ({ signal }) =>
    bodyOf(await api.GET('/api/v1/transactions', { params: { query: { limit: 1 } }, signal })).total,
});

export function transactionQuery(id: number) {
  return queryOptions({
    queryKey: ['transactions', 'one', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/transactions/{id}', { params: { path: { id } }, signal })),
  });
}

/** Instruments, brokers and fees as they were before, to propose them again. */
export const proposalsQuery = queryOptions({
  queryKey: ['transactions', 'proposals'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/transactions/proposals', { signal })),
});

/** What is held of an instrument now; null when it was never traded. */
export function holdingQuery(isin: string) {
  return queryOptions({
    queryKey: ['transactions', 'holding', isin],
    queryFn: async ({ signal }): Promise<PositionDetail | null> => {
      const params = { path: { isin }, query: { limit: 1 } };
      const answer = await api.GET('/api/v1/analytics/positions/{isin}', { params, signal });
      return answer.response.status === 404 ? null : bodyOf(answer);
    },
  });
}

export function useRecordTransaction() {
  return useMutation({
    mutationFn: async (body: TransactionInput) => {
      const answer = await api.POST('/api/v1/transactions', { body });
      return { transaction: bodyOf(answer), changeId: changeIdOf(answer.response.headers) };
    },
  });
}

export interface TransactionEdit {
  readonly body: TransactionInput;
  /** `updated_at` of what the edit was made from. */
  readonly basedOn: string | undefined;
}

/** Refused when the transaction has changed meanwhile: see `isEditConflict`. */
export function useEditTransaction(id: number) {
  return useMutation({
    mutationFn: async ({ body, basedOn }: TransactionEdit) => {
      const params = { path: { id } };
      const answer = await api.PUT('/api/v1/transactions/{id}', {
        params,
        body: { ...body, ...(basedOn && { based_on: basedOn }) },
      });
      return { transaction: bodyOf(answer), changeId: changeIdOf(answer.response.headers) };
    },
  });
}

export function useDeleteTransaction() {
  return useMutation({
    mutationFn: async (id: number) => {
      const answer = await api.DELETE('/api/v1/transactions/{id}', { params: { path: { id } } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

/** Deletes several as one change; tells how many were there. */
export function useDeleteTransactions() {
  return useMutation({
    mutationFn: async (ids: readonly number[]) => {
      const answer = await api.POST('/api/v1/transactions/delete', { body: { ids: [...ids] } });
      return { count: bodyOf(answer).deleted_count, changeId: changeIdOf(answer.response.headers) };
    },
  });
}

/** The ids of everything that the filter finds, in its order. */
export function useFindIds() {
  return useMutation({
    mutationFn: async (filter: TransactionFilter): Promise<readonly number[]> =>
      bodyOf(await api.GET('/api/v1/transactions/ids', { params: { query: questionOf(filter) } })).ids,
  });
}

export function useDeleteAllTransactions() {
  return useMutation({
    mutationFn: async () => {
      const answer = await api.DELETE('/api/v1/transactions');
      return { count: bodyOf(answer).deleted_count, changeId: changeIdOf(answer.response.headers) };
    },
  });
}
