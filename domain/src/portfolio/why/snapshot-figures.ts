import type { UtcInstant } from '../../calendar/utc-instant.ts';
import { wholeDaysBetween } from '../../calendar/whole-days-between.ts';
import { add, type Decimal, HUNDRED, isPositive, ONE, subtract, sum, ZERO } from '../../money/decimal.ts';
import { INVESTMENTS } from '../assets-with-investments.ts';
import { DAYS_PER_MONTH } from '../average-monthly-increment.ts';
import type { Contribution } from '../net-contributions.ts';
import type { SnapshotSummary, UntoldContributions } from '../snapshot-summary.ts';
import { CENTS, centGroups, roundedSum, type SnapshotAsset } from '../snapshot-totals.ts';
import { pricing } from './amount-parts.ts';
import type { SnapshotFigure, Unavailable } from './figure.ts';
import { linesOf, type Step } from './lines-of.ts';
import type { TrailLine } from './trail.ts';

/** A row of a snapshot as it is kept. */
export interface RecordedAsset extends SnapshotAsset {
  readonly id: number;
  readonly assetDetail: string | null;
}

/** A snapshot beside the oldest one looked at. */
export interface SnapshotSubject {
  readonly snapshot: SnapshotSummary;
  readonly oldest: SnapshotSummary;
  /** Of the snapshot, in the order in which they were added up. */
  readonly rows: readonly [RecordedAsset, ...RecordedAsset[]];
  /** Of every snapshot from the oldest to this one, ascending. */
  readonly instants: readonly UtcInstant[];
  /** The type of asset that a part of the total is of. */
  readonly assetType: string;
}

/** The figures of a snapshot that stand on few lines; the other one stands on trades, see `contributionLine`. */
export type ShortSnapshotFigure = Exclude<SnapshotFigure, 'net_contributions'>;

type Recipe = (subject: SnapshotSubject) => readonly TrailLine[] | Unavailable;

const DIGITS: Decimal = { digits: BigInt(CENTS), scale: 0 };

function total(operator: Step['operator'], { instant, totalValueEur }: SnapshotSummary): Step {
  return { kind: 'figure', operator, operand: totalValueEur, figure: 'snapshot_total_value_eur', instant };
}

function change({ snapshot, oldest }: SnapshotSubject): Step {
  return {
    kind: 'figure',
    operator: 'start',
    operand: snapshot.absoluteChange,
    figure: 'absolute_change_from_oldest',
    instant: snapshot.instant,
    since: oldest.instant,
  };
}

function partOf({ instant }: SnapshotSummary, assetType: string, operand: Decimal) {
  return { kind: 'figure', operand, figure: 'snapshot_type_value_eur', assetType, instant } as const;
}

function investments(operator: Step['operator'], snapshot: SnapshotSummary): Step {
  return { ...partOf(snapshot, INVESTMENTS, snapshot.byAssetType.get(INVESTMENTS) ?? ZERO), operator };
}

function sourceOf({ id, instant, assetType, assetDetail }: RecordedAsset) {
  return { kind: 'snapshot_row', assetType, assetDetail, instant, snapshotRowId: id } as const;
}

/** The rows of a group, and what rounding their sum to cents adds to it. */
function groupSteps(rows: readonly RecordedAsset[]): Omit<Step, 'operator'>[] {
  const values = rows.map(({ valueEur }) => valueEur);
  const value = sum(values);
  const rounding = subtract(roundedSum(values), value);
  const steps = rows.map((row): Omit<Step, 'operator'> => ({ ...sourceOf(row), operand: row.valueEur }));
  if (rounding.digits === 0n) return steps;
  const expression = { value, fraction_digits: DIGITS };
  return [...steps, { kind: 'rounding', operand: rounding, rule: 'to_cents', expression }];
}

function added(steps: readonly Omit<Step, 'operator'>[]): readonly TrailLine[] {
  return linesOf(steps.map((step, index) => ({ ...step, operator: index === 0 ? 'start' : 'plus' })));
}

const RECIPES: Readonly<Record<ShortSnapshotFigure, Recipe>> = {
  snapshot_total_value_eur: ({ snapshot }) =>
    added(Array.from(snapshot.byAssetType, ([type, value]) => partOf(snapshot, type, value))),
  snapshot_type_value_eur: ({ rows, assetType }) =>
    added(centGroups(rows.filter((row) => row.assetType === assetType)).flatMap(groupSteps)),
  absolute_change_from_oldest: ({ snapshot, oldest }) =>
    linesOf([total('start', snapshot), total('minus', oldest)]),
  percentage_change_from_oldest: (subject) => {
    const { oldest } = subject;
    if (!isPositive(oldest.totalValueEur)) return 'base_not_positive';
    const steps = [
      change(subject),
      { kind: 'constant', operator: 'times', operand: HUNDRED } as const,
      total('divide', oldest),
    ];
    return linesOf(steps, true);
  },
  avg_monthly_increment: (subject) => {
    const [instant, since] = [subject.snapshot.instant, subject.oldest.instant];
    const days = wholeDaysBetween(since, instant);
    if (days === 0) return linesOf([]);
    const operand = { digits: BigInt(days), scale: 0 };
    const steps: Step[] = [
      change(subject),
      { kind: 'constant', operator: 'times', operand: DAYS_PER_MONTH },
      { kind: 'days', operator: 'divide', operand, rule: 'days_between', instant, since },
    ];
    return linesOf(steps, true, CENTS);
  },
  market_change: ({ snapshot, oldest }) => {
    const { netContributions, untold, instant } = snapshot;
    if (netContributions === null) return untold as UntoldContributions;
    const paidIn = { figure: 'net_contributions', instant, since: oldest.instant } as const;
    return linesOf([
      investments('start', snapshot),
      investments('minus', oldest),
      { kind: 'figure', operator: 'minus', operand: netContributions, ...paidIn },
    ]);
  },
  exchange_rate_used: ({ snapshot, rows }) => {
    const rate = { operator: 'start', operand: snapshot.exchangeRate } as const;
    return linesOf([{ ...sourceOf(rows[0]), ...rate }]);
  },
  snapshots_count: ({ instants }) =>
    added(instants.map((instant) => ({ kind: 'constant', operand: ONE, instant }))),
};

/**
 * The arithmetic of a figure of a snapshot.
 *
 * @returns the lines; `base_not_positive` for a percentage of nothing, `ledger_too_young` where the ledger cannot tell
 *          contributions apart, `no_rate` where they cannot be told in EUR
 * @see docs/spec/why.md §7
 */
export function snapshotFigure(
  name: ShortSnapshotFigure,
  subject: SnapshotSubject,
): readonly TrailLine[] | Unavailable {
  return RECIPES[name](subject);
}

/**
 * The line of an entry in the trail of net contributions: what it puts in is added, what it takes out taken off.
 *
 * @param amountEur of the contribution
 * @param before    what the lines above come to
 * @param isFirst   whether none stands above
 */
export function contributionLine(
  { entry, isPaidIn, amount, perEuro }: Contribution,
  amountEur: Decimal,
  before: Decimal,
  isFirst: boolean,
): TrailLine {
  const isLeaving = entry.type === 'TRANSFER_OUT';
  const rate = perEuro && { base_per_eur: perEuro };
  return {
    kind: 'transaction',
    operator: isPaidIn ? (isFirst ? 'start' : 'plus') : 'minus',
    operand: amountEur,
    rule: isLeaving ? 'cost_leaves' : 'gross_amount',
    expression: { ...(isLeaving ? { cost_of_units: amount } : pricing(entry)), ...rate },
    result: isPaidIn ? add(before, amountEur) : subtract(before, amountEur),
    tradeId: entry.id,
    tradeType: entry.type,
    date: entry.date,
    isin: entry.isin,
  };
}
