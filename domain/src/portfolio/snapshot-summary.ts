import { type LocalDate, localDate } from '../calendar/local-date.ts';
import { type UtcInstant } from '../calendar/utc-instant.ts';
import {
  add,
  type Decimal,
  HUNDRED,
  isPositive,
  isZero,
  multiply,
  subtract,
  ZERO,
} from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { INVESTMENTS } from './assets-with-investments.ts';
import type { ContributionsByDay } from './net-contributions.ts';
import { groupedBy, type SnapshotAsset, snapshotTotals, type SnapshotTotals } from './snapshot-totals.ts';

/** One snapshot beside the oldest one looked at, its baseline. EUR. */
export interface SnapshotSummary extends SnapshotTotals {
  /** Total − total of the baseline. */
  readonly absoluteChange: Decimal;
  /** In percent of the baseline's total; 0 where that is not above 0. */
  readonly percentageChange: Decimal;
  /** What was put in less what was taken out after the baseline's day, up to this snapshot's day; null when it is not known. */
  readonly netContributions: Decimal | null;
  /** Why those are not known. */
  readonly untold: UntoldContributions | null;
  /** Change of the investments since the baseline that is not contributions; null with them. */
  readonly marketChange: Decimal | null;
}

/** The ledger does not reach back, or money was put in on a day without a rate of the base currency. */
export const UNTOLD_CONTRIBUTIONS = ['ledger_too_young', 'no_rate'] as const;
export type UntoldContributions = (typeof UNTOLD_CONTRIBUTIONS)[number];

/** What the ledger knows of the time between snapshots. */
export interface LedgerFlows {
  /** Day of the first trade of all; null for an empty ledger. */
  readonly firstTradeOn: LocalDate | null;
  /** At least of the days after the oldest snapshot, up to the newest. */
  readonly contributions: ContributionsByDay;
}

/**
 * Every snapshot with its totals and what has changed since the oldest, newest first.
 *
 * The ledger can tell contributions apart from growth when it already existed on the baseline's day, or when there
 * were no investments then; else trades from before its first page would count as growth.
 *
 * @param assets rows of any number of snapshots, in any order of moments
 */
export function snapshotSummaries(assets: readonly SnapshotAsset[], ledger: LedgerFlows): SnapshotSummary[] {
  const snapshots = [...groupedBy(assets, (asset) => asset.instant).values()]
    .map(snapshotTotals)
    .toSorted((left, right) => (left.instant < right.instant ? -1 : 1));
  const [baseline] = snapshots;
  if (!baseline) return [];
  const contributions = runningContributions(baseline, snapshots, ledger);
  return snapshots
    .map((snapshot, index) => {
      const change = subtract(snapshot.totalValueEur, baseline.totalValueEur);
      const told = contributions[index] as Decimal | UntoldContributions;
      const [netContributions, untold] = typeof told === 'string' ? [null, told] : [told, null];
      const growth = subtract(investmentsOf(snapshot), investmentsOf(baseline));
      return {
        ...snapshot,
        absoluteChange: change,
        percentageChange: percentOf(change, baseline.totalValueEur),
        netContributions,
        untold,
        marketChange: netContributions && subtract(growth, netContributions),
      };
    })
    .toReversed();
}

function percentOf(change: Decimal, base: Decimal): Decimal {
  return isPositive(base) ? divide(multiply(change, HUNDRED), base, PUBLISHED_DIGITS) : ZERO;
}

function investmentsOf(snapshot: SnapshotTotals): Decimal {
  return snapshot.byAssetType.get(INVESTMENTS) ?? ZERO;
}

/** The calendar day of a moment, in UTC. */
export function dayOf(instant: UtcInstant): LocalDate {
  return localDate(instant.slice(0, 10));
}

/** Contributions since the baseline's day, for each snapshot, ascending, or why they cannot be told. */
function runningContributions(
  baseline: SnapshotTotals,
  snapshots: readonly SnapshotTotals[],
  { firstTradeOn, contributions }: LedgerFlows,
): (Decimal | UntoldContributions)[] {
  const baselineDay = dayOf(baseline.instant);
  const knows = (by: LocalDate) => firstTradeOn !== null && firstTradeOn <= by;
  const beganEmpty = isZero(investmentsOf(baseline));
  const flows = [...contributions]
    .filter(([day]) => day > baselineDay)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  let next = 0;
  let total: Decimal | null = ZERO;
  return snapshots.map((snapshot) => {
    const day = dayOf(snapshot.instant);
    for (let flow = flows[next]; flow !== undefined && flow[0] <= day; flow = flows[next]) {
      total = total && flow[1] && add(total, flow[1]);
      next += 1;
    }
    const isTold = beganEmpty && (knows(day) || isZero(investmentsOf(snapshot)));
    if (!knows(baselineDay) && !isTold) return 'ledger_too_young';
    return total ?? 'no_rate';
  });
}
