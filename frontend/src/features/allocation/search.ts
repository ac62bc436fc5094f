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
  /** The instrument whose weights of this kind are edited. */
  readonly edit?: string | undefined;
  readonly view?: 'table' | undefined;
}

const isinOf = (value: unknown) => (typeof value === 'string' && value.length === 12 ? value : undefined);

/** What makes no sense is undefined, not left out: else the router would keep it as it stands in the URL. */
export function readAllocationSearch(search: Record<string, unknown>): AllocationSearch {
  const by = KEYS.find((key) => key === search.by);
  return {
    by: by === 'instrument' ? undefined : by,
    import: isinOf(search.import),
    edit: isinOf(search.edit),
    view: search.view === 'table' ? 'table' : undefined,
  };
}
