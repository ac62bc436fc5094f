import type { LocalDate } from '../calendar/local-date.ts';
import { add, type Decimal, isNegative, isPositive, isZero, ZERO } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';

/**
 * What the entries of one instrument, over all brokers, have come to under the average-cost method. Immutable.
 *
 * All amounts in the base currency. At every moment, to the last digit:
 *
 *   cost pool = purchases + cost in − proceeds − cost out + realised gain
 *   realised gain with fees = realised gain − (trade fees − fee pool − fees out)
 *
 * @see docs/spec/cost-basis.md §3 and §8
 */
export interface PositionState {
  /** Units held; below zero when more was sold than bought. */
  readonly units: Decimal;
  /** Sum of the gross amounts of all purchases, ≥ 0. */
  readonly purchases: Decimal;
  /** Sum of the gross amounts of all sales, ≥ 0. */
  readonly proceeds: Decimal;
  /** What the units transferred in from elsewhere had cost, ≥ 0. */
  readonly costIn: Decimal;
  /** The cost that units transferred to elsewhere have taken along, ≥ 0. */
  readonly costOut: Decimal;
  /** Sum of the gross dividends, ≥ 0. */
  readonly income: Decimal;
  /** Everything the brokers charged, with any entry or by itself, ≥ 0. */
  readonly fees: Decimal;
  /** The fees of purchases and sales alone, ≥ 0. */
  readonly tradeFees: Decimal;
  /** The purchase fees that units transferred to elsewhere have taken along, ≥ 0. */
  readonly feesOut: Decimal;
  /** Everything withheld, with any entry or by itself, ≥ 0. */
  readonly taxes: Decimal;
  /** Entries of every type. */
  readonly entryCount: number;
  /** What the units held cost, fees apart; while units are below zero, minus what those units were sold for. */
  readonly costPool: Decimal;
  /** The purchase fees that belong to the units held, ≥ 0; 0 while units are below zero. */
  readonly feePool: Decimal;
  /** Proceeds less the cost of the units sold, fees apart. Units sold but never bought have realised nothing yet. */
  readonly realisedGain: Decimal;
  /** Whether any entry has closed units that were held or owed; until then the realised gain is 0. */
  readonly hasRealised: boolean;
  /** The realised gain less all sale fees and less the purchase fees of the units sold. */
  readonly realisedGainWithFees: Decimal;
  /** The day of the latest purchase or sale; null without one. */
  readonly lastTradeDate: LocalDate | null;
  /** The day of the latest entry; null without one. */
  readonly lastDate: LocalDate | null;
}

/** The position before its first entry. */
export const EMPTY_POSITION: PositionState = {
  units: ZERO,
  purchases: ZERO,
  proceeds: ZERO,
  costIn: ZERO,
  costOut: ZERO,
  income: ZERO,
  fees: ZERO,
  tradeFees: ZERO,
  feesOut: ZERO,
  taxes: ZERO,
  entryCount: 0,
  costPool: ZERO,
  feePool: ZERO,
  realisedGain: ZERO,
  hasRealised: false,
  realisedGainWithFees: ZERO,
  lastTradeDate: null,
  lastDate: null,
};

/** Units above zero, exactly zero, or below zero. */
export type PositionKind = 'holding' | 'closed' | 'oversold';

/** Whether units are held, none are left, or more were sold than bought. There is no tolerance: units are exact. */
export function positionKind(state: Pick<PositionState, 'units'>): PositionKind {
  if (isZero(state.units)) return 'closed';
  return isPositive(state.units) ? 'holding' : 'oversold';
}

/**
 * What the units still held cost, by average cost, fees apart, in the base currency.
 *
 * @returns ≥ 0, exactly 0 for a closed position; null when the position is oversold
 * @see docs/spec/cost-basis.md §3
 */
export function costBasis(state: PositionState): Decimal | null {
  return isNegative(state.units) ? null : state.costPool;
}

/** The cost basis together with the purchase fees of the units still held; null when the position is oversold. */
export function costBasisWithFees(state: PositionState): Decimal | null {
  return isNegative(state.units) ? null : add(state.costPool, state.feePool);
}

/** Cost basis per unit held, fees apart, with GUARD_DIGITS; null unless units are held. */
export function averageCostPerUnit(state: Pick<PositionState, 'units' | 'costPool'>): Decimal | null {
  return isPositive(state.units) ? divide(state.costPool, state.units, GUARD_DIGITS) : null;
}
