import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { API_ORIGIN, api, bodyOf, changeIdOf } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';
import type { SnapshotImportReport } from '../../api/wire.ts';

/** Where the browser loads every snapshot as a file. */
export const EXPORT_URL = `${API_ORIGIN}/api/v1/snapshots/export-csv`;

/** @param start the first day; undefined for all snapshots */
export function snapshotSummaryQuery(start: string | undefined) {
  return queryOptions({
    queryKey: ['snapshots', 'summary', start],
    queryFn: async ({ signal }) => {
      const query = start === undefined ? {} : { start_date: start };
      return bodyOf(await api.GET('/api/v1/snapshots/summary', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

/** The rows of one snapshot. */
export function snapshotQuery(moment: string) {
  return queryOptions({
    queryKey: ['snapshots', 'one', moment],
    queryFn: async ({ signal }) => {
      const query = { start_date: moment, end_date: moment };
      return bodyOf(await api.GET('/api/v1/snapshots', { params: { query }, signal })).snapshots;
    },
  });
}

/**
 * What a snapshot would hold, and what was not known on its day.
 *
 * @param moment an instant in UTC, whose day counts; now when absent
 */
export function snapshotPreviewQuery(moment: string | undefined) {
  return queryOptions({
    queryKey: ['snapshots', 'preview', moment],
    queryFn: async ({ signal }) => {
      const query = momentMembers(moment);
      return bodyOf(await api.GET('/api/v1/snapshots/preview', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

/** A moment that is named is told as it was known then. */
function momentMembers(moment: string | undefined) {
  return moment === undefined ? {} : { snapshot_datetime: moment, reconstruct: true };
}

export interface TakeInput {
  /** An instant in UTC, whose day counts; now when absent. */
  readonly moment: string | undefined;
  readonly replace: boolean;
}

export function useTakeSnapshot() {
  return useMutation({
    mutationFn: async ({ moment, replace }: TakeInput) => {
      const query = { replace, ...momentMembers(moment) };
      const answer = await api.POST('/api/v1/snapshots', { params: { query } });
      return { taken: bodyOf(answer).metadata, changeId: changeIdOf(answer.response.headers) };
    },
  });
}

export function useDeleteSnapshot() {
  return useMutation({
    mutationFn: async (moment: string) => {
      const answer = await api.DELETE('/api/v1/snapshots/{snapshot_date}', {
        params: { path: { snapshot_date: moment } },
      });
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export function useDeleteAllSnapshots() {
  return useMutation({
    mutationFn: async () => {
      const answer = await api.DELETE('/api/v1/snapshots');
      bodyOf(answer);
      return changeIdOf(answer.response.headers);
    },
  });
}

export interface SnapshotFile {
  readonly file: File;
  /** Only tell what an import would do. */
  readonly dryRun: boolean;
  readonly withDuplicates: boolean;
}

/** Sends a file, to be looked at or stored. */
export function useSendSnapshots(onProgress: (fraction: number) => void) {
  return useMutation({
    mutationFn: async ({ file, dryRun, withDuplicates }: SnapshotFile) => {
      const search = new URLSearchParams({
        dry_run: String(dryRun),
        allow_duplicates: String(withDuplicates),
      });
      const path = `/api/v1/snapshots/import-csv?${search.toString()}`;
      const { body, changeId } = await upload({ path, file, onProgress });
      return { report: body as SnapshotImportReport, changeId };
    },
  });
}
