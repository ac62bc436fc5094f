import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { upload } from '../../api/upload.ts';
import type { FileRead, SentFile } from '../../ui/file-import-dialog.tsx';
import type { AllocationKey, FundFileReport, LookThroughInput, LookThroughKind } from '../../api/wire.ts';

/** So many parts are in sight at first. */
const FEW = 12;

/** How the value of all holdings is divided; of many parts the largest, and the others together. */
export function allocationQuery(by: AllocationKey, wanted: 'few' | 'all') {
  const query = wanted === 'few' ? { by, limit: FEW } : { by };
  return queryOptions({
    queryKey: ['reports', 'allocation', by, wanted],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/allocation', { params: { query }, signal })),
    placeholderData: (before) => before,
  });
}

/** Sends the list of holdings of a fund, to be looked at or stored. */
export async function sendFundFile(
  isin: string,
  { file, dryRun }: SentFile,
  onProgress: (fraction: number) => void,
): Promise<FileRead<FundFileReport>> {
  const path = `/api/v1/look-through/${isin}/import?dry_run=${String(dryRun)}`;
  const { body, changeId } = await upload({ path, file, onProgress });
  return { report: body as FundFileReport, changeId };
}

/** What an instrument holds, as it is now: a form begins with it. Null when nothing is known of it. */
export function lookThroughQuery(isin: string) {
  return queryOptions({
    queryKey: ['look-through', isin],
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      try {
        return bodyOf(await api.GET('/api/v1/look-through/{isin}', { params: { path: { isin } }, signal }));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
  });
}

/** How much two funds hold in common. */
export function overlapQuery(first: string, second: string) {
  return queryOptions({
    queryKey: ['reports', 'overlap', first, second],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.GET('/api/v1/analytics/overlap', {
          params: { query: { isin: [first, second] } },
          signal,
        }),
      ),
  });
}

/** Stores the weights of one kind that were typed. */
export function useSaveWeights(isin: string) {
  return useMutation({
    mutationFn: async (body: LookThroughInput) => {
      const answer = await api.PUT('/api/v1/look-through/{isin}', { params: { path: { isin } }, body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

/** Forgets the weights of one kind. */
export function useForgetWeights(isin: string) {
  return useMutation({
    mutationFn: async (kind: LookThroughKind) => {
      const params = { path: { isin }, query: { kind } };
      const answer = await api.DELETE('/api/v1/look-through/{isin}', { params });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}
