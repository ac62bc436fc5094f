import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';
import type { AllocationKey, FundFileReport } from '../../api/wire.ts';

/** How the value of all holdings is divided. */
export function allocationQuery(by: AllocationKey) {
  return queryOptions({
    queryKey: ['reports', 'allocation', by],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/allocation', { params: { query: { by } }, signal })),
    placeholderData: (before) => before,
  });
}

/** Sends the list of holdings of a fund, to be looked at or stored. */
export function useSendFundFile(isin: string, onProgress: (fraction: number) => void) {
  return useMutation({
    mutationFn: async ({ file, dryRun }: { readonly file: File; readonly dryRun: boolean }) => {
      const path = `/api/v1/look-through/${isin}/import?dry_run=${String(dryRun)}`;
      const { body, changeId } = await upload({ path, file, onProgress });
      return { report: body as FundFileReport, changeId };
    },
  });
}
