import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { AssetKindEdit, AssetKindInput } from '../../api/wire.ts';

export const assetKindsQuery = queryOptions({
  queryKey: ['other-assets', 'kinds'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/asset-kinds', { signal })).items,
});

export const assetAccountsQuery = queryOptions({
  queryKey: ['other-assets', 'accounts'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/asset-accounts', { signal })).items,
});

export function useAddKind() {
  return useMutation({
    mutationFn: async (body: AssetKindInput) => {
      const answer = await api.POST('/api/v1/asset-kinds', { body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useEditKind(code: string) {
  return useMutation({
    mutationFn: async (body: AssetKindEdit) => {
      const answer = await api.PUT('/api/v1/asset-kinds/{code}', { params: { path: { code } }, body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useDeleteKind() {
  return useMutation({
    mutationFn: async (code: string) => {
      const answer = await api.DELETE('/api/v1/asset-kinds/{code}', { params: { path: { code } } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useAddAccount() {
  return useMutation({
    mutationFn: async (name: string) => {
      const answer = await api.POST('/api/v1/asset-accounts', { body: { name } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

/** Renames an account, in every asset that is in it too. */
export function useRenameAccount(id: number) {
  return useMutation({
    mutationFn: async (name: string) => {
      const answer = await api.PUT('/api/v1/asset-accounts/{id}', {
        params: { path: { id } },
        body: { name },
      });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useDeleteAccount() {
  return useMutation({
    mutationFn: async (id: number) => {
      const answer = await api.DELETE('/api/v1/asset-accounts/{id}', { params: { path: { id } } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
