import { readYear } from '../../format/read-year.ts';

/** Search of the page: of which year, and by which method; absent is all years, and average cost. */
export interface GainsSearch {
  readonly year?: number | undefined;
  readonly method?: 'fifo' | undefined;
}

/** What makes no sense is undefined. */
export function readGainsSearch({ year, method }: Record<string, unknown>): GainsSearch {
  return { year: readYear(year), method: method === 'fifo' ? method : undefined };
}
