import type { AllocationKey } from '../../api/wire.ts';

/** By what the holdings can be divided, in the order in which it is offered; the first is not written in the URL. */
export const KEYS = [
  'instrument',
  'asset_class',
  'currency',
  'broker',
  'region',
  'sector',
  'holding',
] as const satisfies readonly AllocationKey[];

/** Search of the page of the allocation. */
export interface AllocationSearch {
  readonly by?: AllocationKey | undefined;
  /** The instrument whose weights are imported. */
  readonly import?: string | undefined;
}

/** What makes no sense is undefined, not left out: else the router would keep it as it stands in the URL. */
export function readAllocationSearch(search: Record<string, unknown>): AllocationSearch {
  const by = KEYS.find((key) => key === search.by);
  const isin = search.import;
  return {
    by: by === 'instrument' ? undefined : by,
    import: typeof isin === 'string' && isin.length === 12 ? isin : undefined,
  };
}
