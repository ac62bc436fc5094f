import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { Confirmation, SavingsPlan, SavingsPlanInput } from '../../api/wire.ts';

export const savingsPlansQuery = queryOptions({
  queryKey: ['savings-plans', 'all'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/savings-plans', { signal })).items,
});

/** Purchases that are neither confirmed nor skipped. */
export const duePurchasesQuery = queryOptions({
  queryKey: ['savings-plans', 'due'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/savings-plans/due', { signal })).due,
});

export function useAddPlan() {
  return useMutation({
    mutationFn: async (body: SavingsPlanInput) => {
      const answer = await api.POST('/api/v1/savings-plans', { body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

/** Writes an edited plan; refused when it was changed elsewhere in between. */
export function useEditPlan() {
  return useMutation({
    mutationFn: async ({ plan, body }: { plan: SavingsPlan; body: SavingsPlanInput }) => {
      const answer = await api.PUT('/api/v1/savings-plans/{id}', {
        params: { path: { id: plan.id } },
        body: { ...body, based_on: plan.updated_at },
      });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useDeletePlan() {
  return useMutation({
    mutationFn: async (id: number) => {
      const answer = await api.DELETE('/api/v1/savings-plans/{id}', { params: { path: { id } } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useConfirmDay(id: number) {
  return useMutation({
    mutationFn: async (body: Confirmation) => {
      const answer = await api.POST('/api/v1/savings-plans/{id}/confirm', { params: { path: { id } }, body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useSkipDay(id: number) {
  return useMutation({
    mutationFn: async (dueOn: string) => {
      const params = { path: { id } };
      const answer = await api.POST('/api/v1/savings-plans/{id}/skip', { params, body: { due_on: dueOn } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
