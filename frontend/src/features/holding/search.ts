import { type Period, readPeriod } from '../../ui/charts/period.ts';

/** The stretches of time that the page offers; `max` is not written in the URL. */
export const PERIODS = ['1m', '3m', 'ytd', '1y', '3y', 'max'] as const satisfies readonly Period[];

export type HoldingPeriod = (typeof PERIODS)[number];

/** The period that the search names; what is no period, or the whole history, is not written in the URL. */
export function readChartPeriod({ period }: Record<string, unknown>): {
  period?: HoldingPeriod | undefined;
} {
  const asked = readPeriod(period, PERIODS) as HoldingPeriod | undefined;
  return { period: asked === 'max' ? undefined : asked };
}

/** Search of the page: how cost is told, and the period of the chart. */
export interface HoldingSearch {
  readonly method?: 'fifo' | undefined;
  readonly period?: HoldingPeriod | undefined;
}

/** What makes no sense is undefined, not left out: else the router would keep it as it stands in the URL. */
export function readHoldingSearch(search: Record<string, unknown>): HoldingSearch {
  return {
    method: search.method === 'fifo' ? search.method : undefined,
    ...readChartPeriod(search),
  };
}
