import type { LocalDate } from '../../calendar/local-date.ts';
import { applyTransaction } from '../../ledger/apply-transaction.ts';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { fifoLotsInOrder } from '../../ledger/fifo-lots.ts';
import { EMPTY_POSITION, type PositionState } from '../../ledger/position.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { add, type Decimal, isZero, subtract, ZERO } from '../../money/decimal.ts';

/** What an entry realised, fees apart, base currency. */
export interface RealisedGain {
  readonly date: LocalDate;
  readonly broker: string;
  readonly gain: Decimal;
}

/**
 * Everything that an instrument has realised, ascending by day.
 *
 * Over all brokers: by average cost they share one pool.
 *
 * @param entries of one instrument, in ledger order, transfers as `settleTransfers` tells them
 */
export function realisedGains(
  entries: readonly Transaction[],
  method: CostBasisMethod,
): readonly RealisedGain[] {
  return method === 'fifo' ? fifoGains(entries) : averageGains(entries);
}

function averageGains(entries: readonly Transaction[]): readonly RealisedGain[] {
  const gains: RealisedGain[] = [];
  let state = EMPTY_POSITION;
  for (const entry of entries) {
    const after = applyTransaction(state, entry);
    const gain = realisedBy(state, entry, after);
    if (gain) gains.push(gain);
    state = after;
  }
  return gains;
}

/** What an entry realised by average cost, between the position before and after it; null for nothing. */
export function realisedBy(
  before: PositionState,
  { date, broker }: Transaction,
  after: PositionState,
): RealisedGain | null {
  const gain = subtract(after.realisedGain, before.realisedGain);
  return isZero(gain) ? null : { date, broker, gain };
}

function fifoGains(entries: readonly Transaction[]): readonly RealisedGain[] {
  const gains: RealisedGain[] = [];
  fifoLotsInOrder(entries, {
    match: ({ trade: { date, broker }, gain }) => {
      if (gain !== null) gains.push({ date, broker, gain });
    },
  });
  return gains;
}

/**
 * What was realised in a half-open period (start, end].
 *
 * @param broker only what was realised at this broker; null for all
 */
export function realisedWithin(
  gains: readonly RealisedGain[],
  start: LocalDate,
  end: LocalDate,
  broker: string | null,
): Decimal {
  let total = ZERO;
  for (const gain of gains) {
    const isCounted = gain.date > start && gain.date <= end && (broker === null || gain.broker === broker);
    if (isCounted) total = add(total, gain.gain);
  }
  return total;
}
