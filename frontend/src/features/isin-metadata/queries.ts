import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { IsinMetadataInput } from '../../api/wire.ts';

export const isinMetadataQuery = queryOptions({
  queryKey: ['isin-metadata', 'list'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/isin-metadata', { signal })).items,
});

export interface InstrumentToSave {
  readonly body: IsinMetadataInput;
  /** Whether there is metadata of the ISIN already. */
  readonly isKnown: boolean;
  /** `updated_at` of the metadata that was edited. */
  readonly basedOn: string | undefined;
}

/** Writes what is known of an instrument; answers the number of the change. */
export function useSaveInstrument() {
  return useMutation({
    mutationFn: async ({ body, isKnown, basedOn }: InstrumentToSave) => {
      const { isin, ...rest } = body;
      const answer = isKnown
        ? await api.PUT('/api/v1/isin-metadata/{isin}', {
            params: { path: { isin } },
            body: { ...rest, ...(basedOn && { based_on: basedOn }) },
          })
        : await api.POST('/api/v1/isin-metadata', { body });
      bodyOf<unknown>(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useDeleteInstrument() {
  return useMutation({
    mutationFn: async (isin: string) => {
      const answer = await api.DELETE('/api/v1/isin-metadata/{isin}', { params: { path: { isin } } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
