import { type CloseSeries, valueAt } from '../../valuation/close-series.ts';

/** A close that is about a whole number of times the one before it, or the whole-numbered part of it. */
export interface SuspectedSplit {
  /** Of the first close after it, days since 1970-01-01. */
  readonly day: number;
  /** So many new units for each so many old ones, as the closes suggest. */
  readonly newUnits: bigint;
  readonly oldUnits: bigint;
}

/** Ratios that funds are split by; what lies between them is a price that moved. */
const RATIOS = [2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n, 10n, 15n, 20n, 25n, 30n, 50n, 100n];

/** A tenth: so far a price moves on the same days, but for a few that are found right by their owner. */
const TOLERANCE = 10n;

/** Closes further apart may have moved so far by themselves. */
const MOST_DAYS_BETWEEN = 10;

/** A jump that is taken back so soon is a wrong close, and a split is recorded this near to its day. */
const NEAR_DAYS = 10;

/**
 * Jumps of the closes of one instrument that look like splits: after ÷ before is about 1:2, 1:3 … or 2, 3 …
 *
 * Closes are as they were published then, so a split that is in the ledger shows too: it is left out.
 *
 * @param splits days of the splits that are recorded, since 1970-01-01, in any order
 * @see docs/spec/data-health.md §3
 */
export function suspectedSplits(series: CloseSeries, splits: readonly number[]): SuspectedSplit[] {
  const jumps = jumpsOf(series);
  const isNear = (one: number, other: number) => Math.abs(one - other) <= NEAR_DAYS;
  return jumps.filter(
    (jump) =>
      !splits.some((day) => isNear(day, jump.day)) &&
      !jumps.some((other) => isNear(other.day, jump.day) && isFall(other) !== isFall(jump)),
  );
}

const isFall = ({ newUnits }: SuspectedSplit) => newUnits > 1n;

function jumpsOf(series: CloseSeries): SuspectedSplit[] {
  const jumps: SuspectedSplit[] = [];
  let dayBefore = Number.NEGATIVE_INFINITY;
  let before = 0n;
  for (const [index, day] of series.days.entries()) {
    const after = valueAt(series, index).digits;
    if (day - dayBefore <= MOST_DAYS_BETWEEN) {
      const [large, small] = before > after ? [before, after] : [after, before];
      const ratio = ratioOf(large, small);
      if (ratio !== null)
        jumps.push(
          large === before ? { day, newUnits: ratio, oldUnits: 1n } : { day, newUnits: 1n, oldUnits: ratio },
        );
    }
    [dayBefore, before] = [day, after];
  }
  return jumps;
}

/** The ratio that is missed least, if it is missed by no more than the tolerance. */
function ratioOf(large: bigint, small: bigint): bigint | null {
  // Nearly every close is of this kind.
  if (large * TOLERANCE < small * 18n) return null;
  const missed = (ratio: bigint) => (large > small * ratio ? large - small * ratio : small * ratio - large);
  const nearest = RATIOS.reduce((best, ratio) => (missed(ratio) < missed(best) ? ratio : best));
  return missed(nearest) * TOLERANCE <= large ? nearest : null;
}
