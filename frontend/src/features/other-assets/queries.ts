import { queryOptions, useMutation } from '@tanstack/react-query';
import { basedOn } from '../../api/based-on.ts';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { OtherAsset, OtherAssetInput } from '../../api/wire.ts';

export const otherAssetsQuery = queryOptions({
  queryKey: ['other-assets', 'list'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/other-assets', { signal })),
});

/** Enters what an asset is worth, whether it was there or not; answers the number of the change. */
export function useEnterAsset() {
  return useMutation({
    mutationFn: async (body: OtherAssetInput) => {
      const answer = await api.POST('/api/v1/other-assets', { body });
      return { asset: bodyOf(answer), changeId: changeIdOf(answer.response.headers) };
    },
  });
}

export function useDeleteAsset() {
  return useMutation({
    mutationFn: async ({ asset_type, asset_detail }: Pick<OtherAsset, 'asset_type' | 'asset_detail'>) => {
      const answer = await api.DELETE('/api/v1/other-assets/{asset_type}', {
        params: { path: { asset_type }, query: asset_detail === null ? {} : { asset_detail } },
      });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export interface RateEdit {
  readonly rate: string;
  /** When the rate that was edited was set; null while the default held. */
  readonly basedOn: string | null | undefined;
}

/** Sets how many CZK one EUR is; answers when, and the number of the change. */
export function useSetExchangeRate() {
  return useMutation({
    mutationFn: async ({ rate, basedOn: at }: RateEdit) => {
      const body = { exchange_rate: rate, ...basedOn(at) };
      const answer = await api.POST('/api/v1/settings/exchange-rate', { body });
      return { writtenAt: bodyOf(answer).updated_at, changeId: changeIdOf(answer.response.headers) };
    },
  });
}

/** Keeps what everything owned is worth now. */
export function useTakeSnapshot() {
  return useMutation({
    mutationFn: async () => {
      const answer = await api.POST('/api/v1/snapshots');
      const { total_value_eur: total } = bodyOf(answer).metadata;
      return { total, changeId: changeIdOf(answer.response.headers) };
    },
  });
}
