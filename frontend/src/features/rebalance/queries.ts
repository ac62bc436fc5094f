import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { BrokerFees, RebalancingInput, Targets, TransactionInput } from '../../api/wire.ts';

export const targetsQuery = queryOptions({
  queryKey: ['rebalance', 'targets'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/targets', { signal })).targets,
});

export const brokerFeesQuery = queryOptions({
  queryKey: ['rebalance', 'fees'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/settings/broker-fees', { signal })).fees,
});

/** What is proposed; asked when the owner has said how. */
export function proposalQuery(asked: RebalancingInput | null) {
  return queryOptions({
    queryKey: ['rebalance', 'proposal', asked],
    queryFn: async ({ signal }) =>
      bodyOf(await api.POST('/api/v1/analytics/rebalancing', { body: asked ?? {}, signal })),
    enabled: asked !== null,
  });
}

export function useSetTargets() {
  return useMutation({
    mutationFn: async (targets: Targets['targets']) => {
      const answer = await api.PUT('/api/v1/targets', { body: { targets } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useSetBrokerFees() {
  return useMutation({
    mutationFn: async (fees: BrokerFees['fees']) => {
      const answer = await api.PUT('/api/v1/settings/broker-fees', { body: { fees } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

/** Records orders as one change: all of them or none. */
export function useRecordOrders() {
  return useMutation({
    mutationFn: async (transactions: TransactionInput[]) => {
      const answer = await api.POST('/api/v1/transactions/bulk', { body: { transactions } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
