/** A transaction that another one of its day, instrument, broker, type, units and price is held against. */
export interface LikeTransaction {
  readonly id: number;
  /** What its row of a statement is known by, with its ordinal at the end; null when it was entered by hand. */
  readonly identity: string | null;
  /** The broker's id of the order. */
  readonly externalId: string | null;
}

/**
 * Which of several transactions that look alike may be one that was recorded twice.
 *
 * Two equal rows of one statement are two fills, and two ids of orders are two orders: neither is suspected.
 *
 * @returns their ids, ascending; none, or at least two
 * @see docs/spec/data-health.md §4
 */
export function suspectedDuplicates(alike: readonly LikeTransaction[]): number[] {
  const suspected = alike.filter((one) => alike.some((other) => other !== one && mayBeSame(one, other)));
  return suspected.map(({ id }) => id).toSorted((left, right) => left - right);
}

function mayBeSame(one: LikeTransaction, other: LikeTransaction): boolean {
  if (one.externalId !== null && other.externalId !== null && one.externalId !== other.externalId)
    return false;
  return (
    one.identity === null || other.identity === null || contentOf(one.identity) !== contentOf(other.identity)
  );
}

/** An identity without its ordinal. */
function contentOf(identity: string): string {
  return identity.slice(0, identity.lastIndexOf('|'));
}
