import { add, type Decimal, isPositive, negate, subtract, sum, ZERO } from '../money/decimal.ts';
import { ledgerOrder } from './ledger-order.ts';
import { LotQueue } from './lot-queue.ts';
import { type Lot, lotOf, splitLot } from './lot.ts';
import type { Trade } from './trade.ts';

/** What the trades of one instrument come to under first in, first out. */
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
}

/** Units of a trade that met units of an earlier trade on the other side: something was realised. */
export interface FifoMatch {
  readonly trade: Trade;
  /** What waited: the units of a purchase that a SELL now sells, or those of a SELL that a BUY now covers. */
  readonly taken: Lot;
  /** The same number of units of `trade`, with their share of its amount and fees. */
  readonly matched: Lot;
  /** What a SELL brought less what a BUY cost, fees apart. */
  readonly gain: Decimal;
}

interface Fold {
  readonly lots: LotQueue;
  readonly deficits: LotQueue;
  realisedGain: Decimal;
  realisedFees: Decimal;
  readonly witness: (match: FifoMatch) => void;
}

/**
 * The open lots and the realised gain of one instrument, oldest lot first.
 *
 * A sale consumes the lots of its own broker, oldest first; when those are used up, the oldest lots elsewhere. What
 * no lot covers waits as a deficit, and the next purchases cover deficits by the same rule before they open a lot.
 *
 * @param trades  of one instrument, in any order
 * @param witness is told of every match, in ledger order and, within a trade, oldest lot first
 * @see docs/spec/cost-basis.md §5
 */
export function fifoLots(
  trades: readonly Trade[],
  witness: (match: FifoMatch) => void = () => undefined,
): FifoLedger {
  const fold: Fold = {
    lots: new LotQueue(),
    deficits: new LotQueue(),
    realisedGain: ZERO,
    realisedFees: ZERO,
    witness,
  };
  for (const trade of ledgerOrder(trades)) record(fold, trade);
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
  };
}

/** Takes one trade up: first against what stands on the other side, then as a lot or a deficit of its own. */
function record(fold: Fold, trade: Trade): void {
  const isPurchase = trade.type === 'BUY';
  let rest = lotOf(trade);
  for (const taken of (isPurchase ? fold.deficits : fold.lots).take(trade.broker, trade.units)) {
    const [matched, remainder] = splitLot(rest, taken.units);
    const difference = subtract(matched.cost, taken.cost);
    const gain = isPurchase ? negate(difference) : difference;
    fold.realisedGain = add(fold.realisedGain, gain);
    fold.witness({ trade, taken, matched, gain });
    fold.realisedFees = add(fold.realisedFees, add(matched.fee, taken.fee));
    rest = remainder;
  }
  if (isPurchase) {
    if (isPositive(rest.units)) fold.lots.push(rest);
    return;
  }
  fold.realisedFees = add(fold.realisedFees, rest.fee);
  if (isPositive(rest.units)) fold.deficits.push({ ...rest, fee: ZERO });
}
