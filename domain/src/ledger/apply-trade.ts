import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';
import { portion } from '../money/portion.ts';
import type { PositionState } from './position.ts';
import type { Trade } from './trade.ts';
import { feesPaid, grossAmount } from './trade-amounts.ts';

/**
 * The position after one more trade, by average cost over all brokers.
 *
 * A trade that adds to the position adds its gross amount to the cost pool. A trade against it (a sale of units held,
 * a purchase that covers units sold too many) takes the average out: pool × units after / units before. A trade that
 * goes through zero leaves its own share of what lies beyond: gross × units after / units traded.
 *
 * Purchase fees follow the units. Sale fees, and the fees of the units that cover a deficit, are realised at once.
 *
 * @param state of the same instrument, after all trades that come before this one in ledger order
 * @see docs/spec/cost-basis.md §3 and §4
 */
export function applyTrade(state: PositionState, trade: Trade): PositionState {
  const isPurchase = trade.type === 'BUY';
  const gross = grossAmount(trade);
  const paid = feesPaid(trade);
  const units = isPurchase ? add(state.units, trade.units) : subtract(state.units, trade.units);
  const purchases = isPurchase ? add(state.purchases, gross) : state.purchases;
  const proceeds = isPurchase ? state.proceeds : add(state.proceeds, gross);
  const fees = add(state.fees, paid);
  const costPool = costPoolAfter(state, trade, gross, units);
  const feePool = feePoolAfter(state, trade, paid, units);
  const realisedGain = add(costPool, subtract(proceeds, purchases));
  return {
    units,
    purchases,
    proceeds,
    fees,
    tradeCount: state.tradeCount + 1,
    costPool,
    feePool,
    realisedGain,
    realisedGainWithFees: add(realisedGain, subtract(feePool, fees)),
    lastTradeDate: trade.date,
  };
}

function costPoolAfter(state: PositionState, trade: Trade, gross: Decimal, unitsAfter: Decimal): Decimal {
  const before = state.units.digits;
  const after = unitsAfter.digits;
  const isPurchase = trade.type === 'BUY';
  if (isPurchase ? before >= 0n : before <= 0n) {
    return isPurchase ? add(state.costPool, gross) : subtract(state.costPool, gross);
  }
  if (after === 0n) return ZERO;
  if (before > 0n === after > 0n) return portion(state.costPool, unitsAfter, state.units);
  return portion(gross, unitsAfter, trade.units);
}

function feePoolAfter(state: PositionState, trade: Trade, paid: Decimal, unitsAfter: Decimal): Decimal {
  if (unitsAfter.digits <= 0n) return ZERO;
  if (trade.type === 'SELL') return portion(state.feePool, unitsAfter, state.units);
  return state.units.digits < 0n ? portion(paid, unitsAfter, trade.units) : add(state.feePool, paid);
}
