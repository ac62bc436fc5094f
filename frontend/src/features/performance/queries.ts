import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { PerformanceQuery } from '../../api/wire.ts';
import type { AskedDays } from './asked-days.ts';
import type { PerformanceFilter } from './search.ts';

export interface PerformanceQuestion extends PerformanceFilter {
  readonly method?: 'fifo' | undefined;
  readonly benchmark?: string | undefined;
}

type Told<Query> = { [Member in keyof Query]: Exclude<Query[Member], undefined> };

/** Without what is undefined: that is not asked. */
function told<Query extends object>(query: Query): Told<Query> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Told<Query>;
}

/** Returns, gain and risk of a stretch of time. The figures before stay while those of another question come. */
export function performanceQuery({ start, end }: AskedDays, question: PerformanceQuestion = {}) {
  const query: PerformanceQuery = told({ start_date: start, end_date: end, ...question });
  return queryOptions({
    queryKey: ['reports', 'performance', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/performance', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** The growth index and the falls of a stretch of time. */
export function indexQuery({ start, end }: AskedDays, filter: PerformanceFilter, interval: 'day' | 'week') {
  const query = told({ start_date: start, end_date: end, interval, ...filter });
  return queryOptions({
    queryKey: ['reports', 'value-history', 'index', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/value-history', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** Returns month by month, over the whole history. */
export function monthlyReturnsQuery(filter: PerformanceFilter) {
  const query = told(filter);
  return queryOptions({
    queryKey: ['reports', 'monthly-returns', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/monthly-returns', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}
