/** Transactions that something is to be done to together. */
export interface Selection {
  readonly ids: ReadonlySet<number>;
  /** The place that a stretch begins at: where a row was last chosen alone. */
  readonly anchor: number | null;
  /** Chosen before that stretch; stays whatever becomes of it. */
  readonly kept: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

export const NOTHING_SELECTED: Selection = { ids: NONE, anchor: null, kept: NONE };

/** One row more, or one less. */
export function withToggled({ ids }: Selection, id: number, place: number): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: place, kept: next };
}

/** The stretch from the anchor on, and what was chosen before it. */
export function withStretch({ kept }: Selection, anchor: number, stretch: readonly number[]): Selection {
  return { ids: new Set([...kept, ...stretch]), anchor, kept };
}

/** A stretch that begins at a row of its own. */
export function anchoredAt({ ids }: Selection, anchor: number): Selection {
  return { ids, anchor, kept: ids };
}
