import type { LocalDate } from '../../calendar/local-date.ts';
import type { UtcInstant } from '../../calendar/utc-instant.ts';
import type { TransactionType } from '../../ledger/transaction.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { AllocationKey, PartKind } from '../allocation/slices.ts';
import type { Figure } from './figure.ts';

/** What a line of a trail stands on. */
export type LineKind =
  | 'transaction'
  | 'position_value'
  | 'price'
  | 'asset'
  | 'snapshot_row'
  | 'figure'
  | 'constant'
  | 'days'
  | 'rate'
  | 'rounding'
  /** A day of a period. */
  | 'day'
  /** What the owner has set. */
  | 'setting'
  /** What solves the equation that the lines above are. */
  | 'solution'
  /** What the search for the best orders chose. */
  | 'search';

/**
 * What a line does to the value that the lines above it came to; `round` rounds half-even.
 *
 * `chain` multiplies and rounds half-even to GUARD_DIGITS. Two cannot be told in decimals: `power` raises to the operand,
 * and `solve` names the number by which the lines above come to nothing. `root` is the square root, cut off after the
 * digits that it is told with.
 */
export type Operator =
  'start' | 'plus' | 'minus' | 'times' | 'divide' | 'round' | 'chain' | 'power' | 'solve' | 'root';

/**
 * How the operand of a line follows from the members of its expression; `given` is the number itself.
 *
 * Quotients inside a rule are rounded half-even to GUARD_DIGITS. The rules are written out in docs/spec/why.md §3.
 */
export type Rule =
  | 'given'
  | 'gross_amount'
  | 'fees'
  | 'taxes'
  | 'split'
  | 'cost_leaves'
  | 'share_leaves'
  | 'share_joins'
  | 'passes_zero'
  | 'sale_gain'
  | 'deficit_gain'
  | 'open_lot'
  | 'match_gain'
  | 'to_cents'
  | 'up_to_cents'
  | 'squared_difference'
  | 'days_between'
  | 'day_value'
  | 'rate_change'
  | 'day_growth'
  | 'quotient'
  | 'squared_deviation'
  | 'discounted'
  | 'calendar_days'
  | 'together'
  | 'smaller';

/** The names that the members of an expression can have. */
export type Term =
  | 'units'
  | 'price'
  | 'amount'
  | 'exchange_rate'
  | 'base_per_eur'
  | 'gross_amount'
  | 'fee'
  | 'fx_fee'
  | 'tax'
  | 'new_units'
  | 'old_units'
  | 'units_before'
  | 'units_after'
  | 'pool_before'
  | 'pool_after'
  | 'cost_of_units'
  | 'proceeds'
  | 'cost_bought'
  | 'cost_sold'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'fraction_digits'
  | 'value_units'
  | 'base_rate'
  | 'base_rate_before'
  | 'exchange_rate_before'
  | 'taken_out'
  | 'value_before'
  | 'put_in'
  | 'growth'
  | 'mean'
  | 'count'
  | 'days'
  | 'rate'
  | 'target'
  | 'weight'
  | 'other_weight';

export type Expression = Readonly<Partial<Record<Term, Decimal>>>;

/** A part of the value of all holdings, divided by one key. */
export interface AskedPart {
  readonly by: AllocationKey;
  /** `more`: all named parts but the largest, together. */
  readonly kind: PartKind | 'more';
  /** Of a named part its key; of `more` how many of the largest are not in it; else empty. */
  readonly key: string;
}

/** One step of the arithmetic behind a figure: `result` is the line above, `operator`, `operand`. */
export interface TrailLine {
  readonly kind: LineKind;
  readonly operator: Operator;
  readonly operand: Decimal;
  readonly rule: Rule;
  readonly expression: Expression;
  /** The running value after this line; an endless quotient is shown with GUARD_DIGITS. */
  readonly result: Decimal;
  /** The transaction that the line stands on. */
  readonly tradeId?: number;
  readonly tradeType?: TransactionType;
  /** The purchase whose units the trade sold, under first in, first out. */
  readonly lotTradeId?: number;
  /** The figure that the operand is, unrounded. */
  readonly figure?: Figure;
  readonly isin?: string;
  readonly date?: LocalDate;
  /** Of a price, what it is in; of a rate, whose units for one EUR it is. */
  readonly currency?: string;
  /** Of a price or a rate, where it comes from: `manual` or the name of a provider. */
  readonly source?: string;
  readonly assetType?: string;
  readonly assetDetail?: string | null;
  /** Of the broker alone. */
  readonly broker?: string;
  /** The moment of the snapshot. */
  readonly instant?: UtcInstant;
  /** The moment of the oldest snapshot, which the figure compares with. */
  readonly since?: UtcInstant;
  /** The stretch of the period, half-open, that the figure is of; absent for the one asked about. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** The part of an allocation that the figure is of. */
  readonly part?: AskedPart;
  /** The row of the snapshot that the line stands on. */
  readonly snapshotRowId?: number;
}
