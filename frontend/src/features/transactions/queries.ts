import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { TransactionInput } from '../../api/wire.ts';
import { queryOf, type TransactionFilter } from './filter.ts';

/** How many of the newest trades suggestions are taken from. */
const RECENT = 500;

export function transactionsQuery(filter: TransactionFilter) {
  return queryOptions({
    queryKey: ['transactions', 'list', filter],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/transactions', { params: { query: queryOf(filter) }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function transactionQuery(id: number) {
  return queryOptions({
    queryKey: ['transactions', 'one', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/transactions/{id}', { params: { path: { id } }, signal })),
  });
}

export interface Known {
  readonly brokers: readonly string[];
  /** ISINs with their names, where they have one. */
  readonly instruments: readonly { readonly isin: string; readonly name: string | null }[];
}

/** Brokers and instruments that occur in the newest trades, for suggestions. */
export const knownQuery = queryOptions({
  queryKey: ['transactions', 'known'],
  queryFn: async ({ signal }): Promise<Known> => {
    const query = { limit: RECENT };
    const { transactions } = bodyOf(await api.GET('/api/v1/transactions', { params: { query }, signal }));
    const names = new Map<string, string | null>();
    for (const { isin, name } of transactions) names.set(isin, name);
    return {
      brokers: [...new Set(transactions.map((transaction) => transaction.broker))],
      instruments: Array.from(names, ([isin, name]) => ({ isin, name })),
    };
  },
  staleTime: 60_000,
});

export function useRecordTrade() {
  return useMutation({
    mutationFn: async (body: TransactionInput) => {
      const answer = await api.POST('/api/v1/transactions', { body });
      return { trade: bodyOf(answer), changeId: changeIdOf(answer.response.headers) };
    },
  });
}

export function useEditTrade(id: number) {
  return useMutation({
    mutationFn: async (body: TransactionInput) => {
      const answer = await api.PUT('/api/v1/transactions/{id}', { params: { path: { id } }, body });
      return { trade: bodyOf(answer), changeId: changeIdOf(answer.response.headers) };
    },
  });
}

export function useDeleteTrade() {
  return useMutation({
    mutationFn: async (id: number) => {
      const answer = await api.DELETE('/api/v1/transactions/{id}', { params: { path: { id } } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useDeleteAllTrades() {
  return useMutation({
    mutationFn: async () => {
      const answer = await api.DELETE('/api/v1/transactions');
      return { count: bodyOf(answer).deleted_count, changeId: changeIdOf(answer.response.headers) };
    },
  });
}
