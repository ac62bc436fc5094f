import { type Period, readPeriod } from '../../ui/charts/period.ts';
import { ASSET_CLASSES } from '../../ui/why-question.ts';

/** The stretches of time that the page offers; `max` is not written in the URL. */
export const PERIODS = [
  '1m',
  '3m',
  '6m',
  'ytd',
  '1y',
  '3y',
  '5y',
  'max',
] as const satisfies readonly Period[];

export type PerformancePeriod = (typeof PERIODS)[number];

export const CLASSES = ASSET_CLASSES;

/** Which part of the portfolio is looked at; absent is all of it. */
export interface PerformanceFilter {
  readonly isin?: string | undefined;
  readonly broker?: string | undefined;
  readonly asset_class?: (typeof CLASSES)[number] | undefined;
}

/** Search of the page. Two days of its own come before a period. */
export interface PerformanceSearch extends PerformanceFilter {
  readonly period?: PerformancePeriod | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Absent: average cost. */
  readonly method?: 'fifo' | undefined;
  /** The ISIN that the portfolio is held against. */
  readonly benchmark?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && DAY.test(value) ? value : undefined;
}

/** What makes no sense is undefined, not left out: else the router would keep it as it stands in the URL. */
export function readPerformanceSearch(search: Record<string, unknown>): PerformanceSearch {
  const asked = readPeriod(search.period, PERIODS) as PerformancePeriod | undefined;
  return {
    period: asked === 'max' ? undefined : asked,
    from: dayOf(search.from),
    to: dayOf(search.to),
    isin: textOf(search.isin),
    broker: textOf(search.broker),
    asset_class: CLASSES.find((one) => one === search.asset_class),
    method: search.method === 'fifo' ? search.method : undefined,
    benchmark: textOf(search.benchmark),
  };
}
