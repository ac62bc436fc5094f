import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import type { DatedValuesReport, ListingInput, PricesInput, RatesInput } from '../../api/wire.ts';
import { upload } from '../../api/upload.ts';
import type { FileRead, SentFile } from '../../ui/file-import-dialog.tsx';

/** How fresh prices and rates are, and why they are not. */
export const priceStatusQuery = queryOptions({
  queryKey: ['prices', 'status'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/prices/status', { signal })),
});

/** Where prices come from, by ISIN. */
export const listingsQuery = queryOptions({
  queryKey: ['prices', 'listings'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/listings', { signal })).items,
});

/** As many closes as the API answers at once: those of forty years. */
const MOST_CLOSES = 10_000;

/** The closes of an instrument that count, ascending. */
export function closesQuery(isin: string) {
  return queryOptions({
    queryKey: ['prices', 'closes', isin],
    queryFn: async ({ signal }) => {
      const query = { isin, limit: MOST_CLOSES };
      return bodyOf(await api.GET('/api/v1/prices', { params: { query }, signal })).prices;
    },
  });
}

/** The rate of a currency that was entered for one day; null when none was. */
export function enteredRateQuery(currency: string, date: string) {
  return queryOptions({
    queryKey: ['prices', 'entered-rate', currency, date],
    queryFn: async ({ signal }) => {
      const query = { currency, start_date: date, end_date: date, source: 'manual' };
      const { rates } = bodyOf(await api.GET('/api/v1/exchange-rates', { params: { query }, signal }));
      return rates[0] ?? null;
    },
    enabled: currency.length === 3 && date !== '',
  });
}

/** At which exchanges an ISIN is traded; asked of others, so only when the owner looks. */
export function proposalsQuery(isin: string) {
  return queryOptions({
    queryKey: ['prices', 'proposals', isin],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/listings/proposals', { params: { query: { isin } }, signal })),
    staleTime: 3_600_000,
    retry: false,
  });
}

/** How far a refresh has come is asked again so often, in milliseconds. */
const LOOK_AGAIN = 700;

/** The refresh that runs, or the last one; null when there was none. */
export const refreshQuery = queryOptions({
  queryKey: ['prices', 'refresh'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/prices/refresh', { signal })).refresh,
  refetchInterval: ({ state: { data } }) => (data && data.finished_at === null ? LOOK_AGAIN : false),
});

/** Asks providers: of one instrument, or of all. */
export function useStartRefresh() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (isin: string | null) => {
      const query = isin === null ? {} : { isin };
      return bodyOf(await api.POST('/api/v1/prices/refresh', { params: { query } }));
    },
    onSuccess: (progress) => {
      queries.setQueryData(refreshQuery.queryKey, progress);
    },
  });
}

/** Enters closes; answers the number of the change. */
export function useEnterPrices() {
  return useMutation({
    mutationFn: async (body: PricesInput) => {
      const answer = await api.POST('/api/v1/prices', { body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

/** Deletes what was entered of one day, or of all days when there is none. */
export function useDeletePrices(isin: string) {
  return useMutation({
    mutationFn: async (date: string | null) => {
      const query = { isin, ...(date === null ? {} : { start_date: date, end_date: date }) };
      const answer = await api.DELETE('/api/v1/prices', { params: { query } });
      return { count: bodyOf(answer).deleted_count, changeId: changeIdOf(answer.response.headers) };
    },
  });
}

export function useEnterRates() {
  return useMutation({
    mutationFn: async (body: RatesInput) => {
      const answer = await api.POST('/api/v1/exchange-rates', { body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

/** Deletes what was entered of a currency on one day. */
export function useDeleteRate() {
  return useMutation({
    mutationFn: async ({ currency, date }: { currency: string; date: string }) => {
      const query = { currency, start_date: date, end_date: date };
      const answer = await api.DELETE('/api/v1/exchange-rates', { params: { query } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useChooseListing(isin: string) {
  return useMutation({
    mutationFn: async (body: ListingInput) => {
      const answer = await api.PUT('/api/v1/listings/{isin}', { params: { path: { isin } }, body });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useDeleteListing(isin: string) {
  return useMutation({
    mutationFn: async () => {
      const answer = await api.DELETE('/api/v1/listings/{isin}', { params: { path: { isin } } });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export type ValueKind = 'prices' | 'exchange-rates';

/** Sends a file of closes or rates, to be looked at or stored. */
export async function sendValues(
  kind: ValueKind,
  { file, dryRun }: SentFile,
  onProgress: (fraction: number) => void,
): Promise<FileRead<DatedValuesReport>> {
  const path = `/api/v1/${kind}/import-csv?dry_run=${String(dryRun)}`;
  const { body, changeId } = await upload({ path, file, onProgress });
  return { report: body as DatedValuesReport, changeId };
}
