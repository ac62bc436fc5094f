import { add, type Decimal, HUNDRED, isPositive, multiply, subtract } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { type PositionState, positionKind } from './position.ts';

/**
 * The figures of net-cash accounting: every sale's whole proceeds are set against all that was ever paid in.
 *
 * They are no cost basis and no realised gain; docs/spec/cost-basis.md §6 shows both side by side.
 */
export interface NetCash {
  /** Purchases − proceeds, fees apart: money put in, net. Negative when more was taken out. */
  readonly netBuyInCost: Decimal;
  /** Null unless units are held. */
  readonly netBuyInCostPerUnit: Decimal | null;
  readonly profitLossWithoutFees: Decimal | null;
  readonly profitLossPercentWithoutFees: Decimal | null;
  readonly profitLossWithFees: Decimal | null;
  readonly profitLossPercentWithFees: Decimal | null;
}

/**
 * Profit and loss by net cash, in the base currency, with and without all fees ever paid.
 *
 *   holding   value − (purchases − proceeds)         percent of purchases − proceeds
 *   closed    proceeds − purchases                   percent of purchases
 *   with fees both the loss and the base grow by the fees
 *
 * @param marketValue of the units held; null when unknown; ignored for a closed position
 * @returns profit and loss null for a holding without a value and for an oversold position; a percentage null where
 *          its base is not above zero
 */
export function netCash(state: PositionState, marketValue: Decimal | null): NetCash {
  const kind = positionKind(state);
  const netBuyInCost = subtract(state.purchases, state.proceeds);
  const perUnit = kind === 'holding' ? divide(netBuyInCost, state.units, PUBLISHED_DIGITS) : null;
  const profitLoss =
    kind === 'closed'
      ? subtract(state.proceeds, state.purchases)
      : kind === 'holding'
        ? gain(marketValue, netBuyInCost)
        : null;
  const base = kind === 'closed' ? state.purchases : netBuyInCost;
  const withFees = profitLoss && subtract(profitLoss, state.fees);
  return {
    netBuyInCost,
    netBuyInCostPerUnit: perUnit,
    profitLossWithoutFees: profitLoss,
    profitLossPercentWithoutFees: profitLoss && percentOf(profitLoss, base),
    profitLossWithFees: withFees,
    profitLossPercentWithFees: withFees && percentOf(withFees, add(base, state.fees)),
  };
}

function gain(marketValue: Decimal | null, cost: Decimal): Decimal | null {
  return marketValue && subtract(marketValue, cost);
}

/** Difference × 100 / base, rounded once, half-even; null when the base is not above zero. */
function percentOf(difference: Decimal, base: Decimal): Decimal | null {
  return isPositive(base) ? divide(multiply(difference, HUNDRED), base, PUBLISHED_DIGITS) : null;
}
