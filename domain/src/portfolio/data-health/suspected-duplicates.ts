/** A transaction that another one of its day, instrument, broker, type, units and price is held against. */
export interface LikeTransaction {
  readonly id: number;
  /** What its row of a statement is known by, with its ordinal at the end; null when it was entered by hand. */
  readonly identity: string | null;
  /** The broker's id of the order. */
  readonly externalId: string | null;
  /** The moment at which it was recorded, which all rows of one import have in common. */
  readonly recordedAt: string;
}

/** What begins an identity that is the broker's own number of a row, up to that number. */
const NUMBERED = /^#[^|]*\|/;

/**
 * Which of several transactions that look alike may be one that was recorded twice.
 *
 * Two rows of one statement are two fills, of which one may bear the fee of both; so are two that their broker numbers
 * differently. Two ids of orders are two orders. None of these is suspected.
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
  if (one.identity === null || other.identity === null) return true;
  if (one.recordedAt === other.recordedAt || contentOf(one.identity) === contentOf(other.identity))
    return false;
  const kind = NUMBERED.exec(one.identity)?.[0];
  return kind === undefined || !other.identity.startsWith(kind);
}

/** An identity without its ordinal. */
function contentOf(identity: string): string {
  return identity.slice(0, identity.lastIndexOf('|'));
}
