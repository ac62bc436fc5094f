import { add, type Decimal, isPositive, negate, subtract, sum, ZERO } from '../money/decimal.ts';
import { ledgerOrder } from './ledger-order.ts';
import { LotQueue } from './lot-queue.ts';
import { type Lot, lotOf, splitLot } from './lot.ts';
import { settleTransfers } from './settle-transfers.ts';
import { splitLots } from './split-lots.ts';
import type { Split, Transaction } from './transaction.ts';
import { type UnitMove, unitMove } from './unit-move.ts';

/** What the entries of one instrument come to under first in, first out. */
export interface FifoLedger {
  /** Open lots, oldest first. */
  readonly lots: readonly Lot[];
  /** Units sold and not yet bought, oldest first: `cost` is what they were sold for, `fee` is 0. */
  readonly deficits: readonly Lot[];
  /** Sum of the cost of the open lots; null when units were sold that were never bought. */
  readonly costBasis: Decimal | null;
  readonly costBasisWithFees: Decimal | null;
  /** Proceeds less the cost of the lots consumed, fees apart. */
  readonly realisedGain: Decimal;
  /** The realised gain less all sale fees and less the purchase fees of the units sold. */
  readonly realisedGainWithFees: Decimal;
  /** The cost that units transferred to elsewhere have taken along. */
  readonly costOut: Decimal;
}

/** Units of an entry that met units of an earlier one on the other side. */
export interface FifoMatch {
  readonly trade: Transaction;
  /** What waited: the units of an inflow that now leave, or those of a SELL that an inflow now covers. */
  readonly taken: Lot;
  /** The same number of units of `trade`, with their share of its amount and fees. */
  readonly matched: Lot;
  /** What a SELL brought less what a BUY cost, fees apart; null for units transferred to elsewhere. */
  readonly gain: Decimal | null;
}

/** What a split has changed a lot by. */
export interface LotSplit {
  readonly split: Split;
  readonly tradeId: number;
  /** Units after it less units before it. */
  readonly difference: Decimal;
}

/** Who is told what happens on the way, in ledger order and, within an entry, oldest lot first. */
export interface FifoWitness {
  readonly match?: (match: FifoMatch) => void;
  readonly split?: (split: LotSplit) => void;
}

/** A match that has realised something. */
export type RealisingMatch = FifoMatch & { readonly gain: Decimal };

/** Those of the matches that have realised something. */
export function realisingMatches(events: readonly (FifoMatch | LotSplit)[]): readonly RealisingMatch[] {
  return events.filter((event): event is RealisingMatch => 'gain' in event && event.gain !== null);
}

interface Fold {
  readonly lots: LotQueue;
  readonly deficits: LotQueue;
  realisedGain: Decimal;
  realisedFees: Decimal;
  costOut: Decimal;
  readonly witness: FifoWitness;
}

/**
 * The open lots and the realised gain of one instrument, oldest lot first.
 *
 * A sale consumes the lots of its own broker, oldest first; when those are used up, the oldest lots elsewhere. What
 * no lot covers waits as a deficit, and the next purchases cover deficits by the same rule before they open a lot.
 * Units transferred to elsewhere consume lots as a sale does and take their cost along. A transfer between own brokers
 * moves lots with their cost and their day; a split changes the units of every lot.
 *
 * @param entries of one instrument, in any order
 * @see docs/spec/cost-basis.md §5 and §8
 */
export function fifoLots(entries: readonly Transaction[], witness: FifoWitness = {}): FifoLedger {
  return fifoLotsInOrder(ledgerOrder(settleTransfers(entries)), witness);
}

/**
 * The same of entries that are in ledger order and know their own units; they may be the first ones of a longer ledger.
 */
export function fifoLotsInOrder(entries: readonly Transaction[], witness: FifoWitness = {}): FifoLedger {
  const fold: Fold = {
    lots: new LotQueue(),
    deficits: new LotQueue(),
    realisedGain: ZERO,
    realisedFees: ZERO,
    costOut: ZERO,
    witness,
  };
  for (const entry of entries) record(fold, entry);
  const lots = fold.lots.remaining();
  const deficits = fold.deficits.remaining();
  const cost = deficits.length > 0 ? null : sum(lots.map((lot) => lot.cost));
  return {
    lots,
    deficits,
    costBasis: cost,
    costBasisWithFees: cost && add(cost, sum(lots.map((lot) => lot.fee))),
    realisedGain: fold.realisedGain,
    realisedGainWithFees: subtract(fold.realisedGain, fold.realisedFees),
    costOut: fold.costOut,
  };
}

function record(fold: Fold, entry: Transaction): void {
  if (entry.type === 'SPLIT') {
    splitAll(fold, entry);
    return;
  }
  if (entry.type === 'TRANSFER_IN' && entry.price === null) fold.lots.arrive(entry.broker, entry.units);
  if (entry.type === 'TRANSFER_OUT') fold.lots.depart(entry.broker, entry.ownUnits ?? ZERO);
  const move = unitMove(entry);
  if (!move) return;
  if (move.isInflow) takeIn(fold, entry, move);
  else if (move.isTrade) sell(fold, entry, move);
  else sendAway(fold, entry, move);
}

function splitAll({ lots, deficits, witness }: Fold, split: Split): void {
  lots.change((holders) => {
    const before = holders.map((holder) => ({ holder, units: holder.lot.units }));
    splitLots(holders, split);
    for (const { holder, units } of before) {
      const { lot } = holder;
      witness.split?.({ split, tradeId: lot.tradeId, difference: subtract(lot.units, units) });
    }
  });
  deficits.change((holders) => {
    splitLots(holders, split);
  });
}

/** Takes units in: first against units sold too many, then as a lot of their own. */
function takeIn(fold: Fold, entry: Transaction, move: UnitMove): void {
  const rest = realise(fold, entry, move, fold.deficits);
  if (isPositive(rest.units)) fold.lots.push(rest);
}

/** Sells what is held; what is not waits as a deficit. */
function sell(fold: Fold, entry: Transaction, move: UnitMove): void {
  const rest = realise(fold, entry, move, fold.lots);
  fold.realisedFees = add(fold.realisedFees, rest.fee);
  if (isPositive(rest.units)) fold.deficits.push({ ...rest, fee: ZERO });
}

/** Matches units with those that wait on the other side; returns what is left of them. */
function realise(fold: Fold, entry: Transaction, move: UnitMove, against: LotQueue): Lot {
  let rest = lotOf(entry, move);
  for (const taken of against.take(entry.broker, move.units)) {
    const [matched, remainder] = splitLot(rest, taken.units);
    const difference = subtract(matched.cost, taken.cost);
    const gain = move.isInflow ? negate(difference) : difference;
    fold.realisedGain = add(fold.realisedGain, gain);
    fold.witness.match?.({ trade: entry, taken, matched, gain });
    fold.realisedFees = add(fold.realisedFees, add(matched.fee, taken.fee));
    rest = remainder;
  }
  return rest;
}

/** Lets units go to elsewhere with their cost; units that are not held wait as a deficit that brought nothing. */
function sendAway(fold: Fold, entry: Transaction, move: UnitMove): void {
  let rest = lotOf(entry, move);
  for (const taken of fold.lots.take(entry.broker, move.units)) {
    const [matched, remainder] = splitLot(rest, taken.units);
    fold.costOut = add(fold.costOut, taken.cost);
    fold.witness.match?.({ trade: entry, taken, matched, gain: null });
    rest = remainder;
  }
  if (isPositive(rest.units)) fold.deficits.push(rest);
}
