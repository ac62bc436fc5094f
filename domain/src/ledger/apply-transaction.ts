import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';
import { portion } from '../money/portion.ts';
import type { PositionState } from './position.ts';
import { splitUnits } from './split-units.ts';
import { entryAmount, entryFees, entryTaxes } from './transaction-amounts.ts';
import { isTrade, type Transaction } from './transaction.ts';
import { type UnitMove, unitMove } from './unit-move.ts';

/**
 * The position after one more entry, by average cost over all brokers.
 *
 * What adds to the position adds its gross amount to the cost pool. What goes against it (a sale of units held, a
 * purchase that covers units sold too many) takes the average out: pool × units after / units before. What goes
 * through zero leaves its own share of what lies beyond: gross × units after / units moved.
 *
 * Purchase fees follow the units. Sale fees, and the fees of the units that cover a deficit, are realised at once. Units
 * transferred to elsewhere take their cost and their fees along and realise nothing; a split changes the units alone;
 * a transfer between own brokers, a dividend and a charge leave units and cost as they are.
 *
 * @param state of the same instrument, after all entries that come before this one in ledger order
 * @param entry a TRANSFER_OUT with its own units, as `settleTransfers` tells them
 * @see docs/spec/cost-basis.md §3, §4 and §8
 */
export function applyTransaction(state: PositionState, entry: Transaction): PositionState {
  const move = unitMove(entry);
  const units = unitsAfter(state.units, entry, move);
  const costPool = move ? costPoolAfter(state, move, units) : state.costPool;
  const feePool = move ? feePoolAfter(state, move, units) : state.feePool;
  const leaves = move !== null && !move.isInflow && !move.isTrade;
  const amount = entryAmount(entry);
  const when = (type: Transaction['type'], sum: Decimal) => (entry.type === type ? add(sum, amount) : sum);
  const purchases = when('BUY', state.purchases);
  const proceeds = when('SELL', state.proceeds);
  const costIn = move ? when('TRANSFER_IN', state.costIn) : state.costIn;
  const costOut = leaves ? add(state.costOut, subtract(state.costPool, costPool)) : state.costOut;
  const feesOut = leaves ? add(state.feesOut, subtract(state.feePool, feePool)) : state.feesOut;
  const fees = add(state.fees, entryFees(entry));
  const tradeFees = isTrade(entry) ? add(state.tradeFees, entryFees(entry)) : state.tradeFees;
  const realisedGain = add(subtract(add(costPool, proceeds), add(purchases, costIn)), costOut);
  return {
    units,
    purchases,
    proceeds,
    costIn,
    costOut,
    income: when('DIVIDEND', state.income),
    fees,
    tradeFees,
    feesOut,
    taxes: add(state.taxes, entryTaxes(entry)),
    entryCount: state.entryCount + 1,
    costPool,
    feePool,
    realisedGain,
    hasRealised: state.hasRealised || (move !== null && !leaves && goesAgainst(state, move)),
    realisedGainWithFees: subtract(realisedGain, subtract(tradeFees, add(feePool, feesOut))),
    lastTradeDate: isTrade(entry) ? entry.date : state.lastTradeDate,
    lastDate: entry.date,
  };
}

function unitsAfter(units: Decimal, entry: Transaction, move: UnitMove | null): Decimal {
  if (entry.type === 'SPLIT') return splitUnits(units, entry);
  if (move === null) return units;
  return move.isInflow ? add(units, move.units) : subtract(units, move.units);
}

/** Whether units close some that are held or owed, instead of joining them. */
function goesAgainst({ units: { digits } }: PositionState, { isInflow }: UnitMove): boolean {
  return isInflow ? digits < 0n : digits > 0n;
}

function costPoolAfter(state: PositionState, move: UnitMove, unitsAfter: Decimal): Decimal {
  const { isInflow, gross, units } = move;
  const before = state.units.digits;
  const after = unitsAfter.digits;
  if (!goesAgainst(state, move)) {
    return isInflow ? add(state.costPool, gross) : subtract(state.costPool, gross);
  }
  if (after === 0n) return ZERO;
  if (before > 0n === after > 0n) return portion(state.costPool, unitsAfter, state.units);
  return portion(gross, unitsAfter, units);
}

function feePoolAfter(state: PositionState, move: UnitMove, unitsAfter: Decimal): Decimal {
  if (unitsAfter.digits <= 0n) return ZERO;
  if (!move.isInflow) return portion(state.feePool, unitsAfter, state.units);
  return state.units.digits < 0n ? portion(move.fees, unitsAfter, move.units) : add(state.feePool, move.fees);
}
