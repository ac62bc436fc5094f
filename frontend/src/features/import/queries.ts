import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { MappingInput } from '../../api/wire.ts';

export const mappingsQuery = queryOptions({
  queryKey: ['import-mappings'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/import-mappings', { signal })).items,
});

/** Remembers how files with one header are read. */
export async function rememberMapping(body: MappingInput): Promise<void> {
  bodyOf(await api.PUT('/api/v1/import-mappings', { body }));
}

export function useForgetMapping() {
  return useMutation({
    mutationFn: async (id: number) => {
      const answer = await api.DELETE('/api/v1/import-mappings/{id}', { params: { path: { id } } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
