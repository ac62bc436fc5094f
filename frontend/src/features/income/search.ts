import { readYear } from '../../format/read-year.ts';

/** What payments are put together by; months are the usual, and are not written in the URL. */
export const GROUPS = ['month', 'year', 'instrument'] as const;
export type Group = (typeof GROUPS)[number];

export interface IncomeSearch {
  readonly per?: Exclude<Group, 'month'> | undefined;
  readonly year?: number | undefined;
}

/** What makes no sense is undefined. */
export function readIncomeSearch({ per, year }: Record<string, unknown>): IncomeSearch {
  return { per: per === 'year' || per === 'instrument' ? per : undefined, year: readYear(year) };
}
