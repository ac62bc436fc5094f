import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { Change } from '../../api/wire.ts';
import type { HistorySearch } from './search.ts';
import type { Subject } from './subjects.ts';

export const PAGE_SIZE = 50;

/** Rows of a change that are shown at once. */
export const ROWS_PAGE_SIZE = 20;

/** As many as the API answers at once. */
const MOST = 1000;

async function changes(subject: Subject | undefined, skip: number, limit: number, signal?: AbortSignal) {
  const query = { ...(subject === undefined ? {} : { subject }), skip, limit };
  return bodyOf(await api.GET('/api/v1/changes', { params: { query }, ...(signal ? { signal } : {}) }));
}

export function changesQuery({ subject, page = 1 }: HistorySearch) {
  return queryOptions({
    queryKey: ['changes', 'list', subject, page],
    queryFn: async ({ signal }) => await changes(subject, (page - 1) * PAGE_SIZE, PAGE_SIZE, signal),
    placeholderData: keepPreviousData,
  });
}

/** One change with a page of its rows; the first page is 1. */
export function changeQuery(id: number, page: number) {
  return queryOptions({
    queryKey: ['changes', 'one', id, page],
    queryFn: async ({ signal }) => {
      const query = { skip: (page - 1) * ROWS_PAGE_SIZE, limit: ROWS_PAGE_SIZE };
      return bodyOf(await api.GET('/api/v1/changes/{id}', { params: { path: { id }, query }, signal }));
    },
    placeholderData: (before: { id: number } | undefined) =>
      before?.id === id ? (before as never) : undefined,
  });
}

/** Every change of the list, however many pages it has. */
export async function allChanges(subject: Subject | undefined): Promise<Change[]> {
  const found: Change[] = [];
  for (;;) {
    const { changes: page, total } = await changes(subject, found.length, MOST);
    found.push(...page);
    if (page.length === 0 || found.length >= total) return found;
  }
}
