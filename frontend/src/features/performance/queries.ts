import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { MonthlyReturns, Performance, ValueHistory } from '../../api/wire.ts';
import type { AskedDays } from './asked-days.ts';
import type { PerformanceFilter } from './search.ts';

export interface PerformanceQuestion extends PerformanceFilter {
  readonly method?: 'fifo' | undefined;
  readonly benchmark?: string | undefined;
}

/** What is undefined is not asked. */
function told(query: object): object {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

function daysAsked({ start, end }: AskedDays) {
  return start === undefined ? { period: 'MAX', end_date: end } : { start_date: start, end_date: end };
}

/** Returns, gain and risk of a stretch of time. The figures before stay while those of another question come. */
export function performanceQuery(days: AskedDays, question: PerformanceQuestion = {}) {
  const query = told({ ...daysAsked(days), ...question });
  return queryOptions({
    queryKey: ['reports', 'performance', query],
    queryFn: async ({ signal }) =>
      bodyOf<Performance>(
        (await api.GET(
          '/api/v1/analytics/performance' as never,
          { params: { query }, signal } as never,
        )) as never,
      ),
    placeholderData: keepPreviousData,
  });
}

/** The growth index and the falls of a stretch of time. */
export function indexQuery(days: AskedDays, filter: PerformanceFilter, interval: 'day' | 'week') {
  const query = told({ start_date: days.start, end_date: days.end, interval, ...filter });
  return queryOptions({
    queryKey: ['reports', 'value-history', 'index', query],
    queryFn: async ({ signal }) =>
      bodyOf<ValueHistory>(await api.GET('/api/v1/analytics/value-history', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** Returns month by month, over the whole history. */
export function monthlyReturnsQuery(filter: PerformanceFilter) {
  const query = told(filter);
  return queryOptions({
    queryKey: ['reports', 'monthly-returns', query],
    queryFn: async ({ signal }) =>
      bodyOf<MonthlyReturns>(
        (await api.GET(
          '/api/v1/analytics/monthly-returns' as never,
          { params: { query }, signal } as never,
        )) as never,
      ),
    placeholderData: keepPreviousData,
  });
}
