import { add, type Decimal, HUNDRED, isPositive, subtract } from '../../money/decimal.ts';
import type { PortfolioTotals } from '../portfolio-totals.ts';
import type { PositionSummary } from '../position-summary.ts';
import type { PositionFigure, Unavailable } from './figure.ts';
import { linesOf, type Step } from './lines-of.ts';
import { quoteSteps } from './quote-steps.ts';
import type { TrailLine } from './trail.ts';
import type { TradeFigureName } from './trade-figures.ts';

/** The figures of a position that follow from others of its figures. */
export type DerivedFigure = Exclude<PositionFigure, TradeFigureName>;

type Recipe = (position: PositionSummary, totals: PortfolioTotals) => readonly TrailLine[] | Unavailable;

/** Why a figure that needs a value of units held cannot be had. */
function reasonOf({ kind, noValue }: PositionSummary): Unavailable {
  return kind === 'oversold' ? 'oversold' : (noValue ?? 'not_held');
}

function figure(
  { isin }: PositionSummary,
  operator: Step['operator'],
  name: PositionFigure,
  operand: Decimal,
): Step {
  return { kind: 'figure', operator, operand, figure: name, isin };
}

const TIMES_HUNDRED: Step = { kind: 'constant', operator: 'times', operand: HUNDRED };

const marketValue: Recipe = (position) => {
  const { kind, isin, marketValue: value, priceDate, units, quote } = position;
  if (value === null) return reasonOf(position);
  if (kind === 'closed') return linesOf([figure(position, 'start', 'total_units', units)]);
  if (quote) {
    return linesOf([figure(position, 'start', 'total_units', units), ...quoteSteps(quote, isin, 'times')]);
  }
  const date = priceDate && { date: priceDate };
  return linesOf([{ kind: 'position_value', operator: 'start', operand: value, isin, ...date }]);
};

const price: Recipe = (position) => {
  const { price: perUnit, marketValue: value, units, quote, isin } = position;
  if (perUnit === null || value === null) return reasonOf(position);
  if (quote) return linesOf(quoteSteps(quote, isin, 'start'));
  return linesOf([
    figure(position, 'start', 'market_value', value),
    figure(position, 'divide', 'total_units', units),
  ]);
};

/** Part × 100 / base. */
function percentage(
  position: PositionSummary,
  [partName, part]: readonly [PositionFigure, Decimal],
  [baseName, base]: readonly [PositionFigure, Decimal],
): readonly TrailLine[] | Unavailable {
  if (!isPositive(base)) return 'base_not_positive';
  const steps = [
    figure(position, 'start', partName, part),
    TIMES_HUNDRED,
    figure(position, 'divide', baseName, base),
  ];
  return linesOf(steps, true);
}

/** What the net-cash percentages are taken of: everything ever paid in for a closed position, else the net of it. */
function netCashBase(position: PositionSummary, withFees: boolean): readonly [PositionFigure, Decimal] {
  const { kind, purchases, netBuyInCost, fees } = position;
  if (kind === 'closed') {
    return withFees ? ['total_cost_with_fees', add(purchases, fees)] : ['total_cost_without_fees', purchases];
  }
  return withFees
    ? ['net_buy_in_cost_with_fees', add(netBuyInCost, fees)]
    : ['net_buy_in_cost', netBuyInCost];
}

const RECIPES: Readonly<Record<DerivedFigure, Recipe>> = {
  market_value: marketValue,
  current_value: marketValue,
  price,
  current_price_per_unit: price,

  net_buy_in_cost: (position) =>
    linesOf([
      figure(position, 'start', 'total_cost_without_fees', position.purchases),
      figure(position, 'minus', 'total_gains_without_fees', position.proceeds),
    ]),
  net_buy_in_cost_per_unit: (position) => {
    if (position.kind !== 'holding') return position.kind === 'closed' ? 'not_held' : 'oversold';
    const steps = [
      figure(position, 'start', 'net_buy_in_cost', position.netBuyInCost),
      figure(position, 'divide', 'total_units', position.units),
    ];
    return linesOf(steps, true);
  },
  net_buy_in_cost_with_fees: (position) =>
    linesOf([
      figure(position, 'start', 'net_buy_in_cost', position.netBuyInCost),
      figure(position, 'plus', 'total_fees', position.fees),
    ]),
  total_cost_with_fees: (position) =>
    linesOf([
      figure(position, 'start', 'total_cost_without_fees', position.purchases),
      figure(position, 'plus', 'total_fees', position.fees),
    ]),
  absolute_pl_without_fees: (position) => {
    if (position.kind === 'closed') {
      return linesOf([
        figure(position, 'start', 'total_gains_without_fees', position.proceeds),
        figure(position, 'minus', 'total_cost_without_fees', position.purchases),
      ]);
    }
    if (position.marketValue === null) return reasonOf(position);
    return linesOf([
      figure(position, 'start', 'market_value', position.marketValue),
      figure(position, 'minus', 'net_buy_in_cost', position.netBuyInCost),
    ]);
  },
  absolute_pl_with_fees: (position) => {
    const { profitLossWithoutFees, fees } = position;
    if (profitLossWithoutFees === null) return reasonOf(position);
    return linesOf([
      figure(position, 'start', 'absolute_pl_without_fees', profitLossWithoutFees),
      figure(position, 'minus', 'total_fees', fees),
    ]);
  },
  percentage_pl_without_fees: (position) => {
    const { profitLossWithoutFees: part } = position;
    if (part === null) return reasonOf(position);
    return percentage(position, ['absolute_pl_without_fees', part], netCashBase(position, false));
  },
  percentage_pl_with_fees: (position) => {
    const { profitLossWithFees: part } = position;
    if (part === null) return reasonOf(position);
    return percentage(position, ['absolute_pl_with_fees', part], netCashBase(position, true));
  },

  cost_basis_with_fees: (position) => {
    const { costBasis, costBasisWithFees } = position;
    if (costBasis === null || costBasisWithFees === null) return 'oversold';
    return linesOf([
      figure(position, 'start', 'cost_basis', costBasis),
      figure(position, 'plus', 'fees_in_cost_basis', subtract(costBasisWithFees, costBasis)),
    ]);
  },
  average_cost_per_unit: (position) => {
    const { costBasis, kind, units } = position;
    if (costBasis === null) return 'oversold';
    if (kind === 'closed') return 'not_held';
    return linesOf([
      figure(position, 'start', 'cost_basis', costBasis),
      figure(position, 'divide', 'total_units', units),
    ]);
  },
  unrealised_gain: (position) => {
    const { marketValue: value, costBasis } = position;
    if (value === null || costBasis === null) return reasonOf(position);
    return linesOf([
      figure(position, 'start', 'market_value', value),
      figure(position, 'minus', 'cost_basis', costBasis),
    ]);
  },
  total_gain: (position) => {
    const { realisedGain, unrealisedGain, income, fees, taxes } = position;
    if (unrealisedGain === null || realisedGain === null) return reasonOf(position);
    return linesOf([
      figure(position, 'start', 'realised_gain', realisedGain),
      figure(position, 'plus', 'unrealised_gain', unrealisedGain),
      figure(position, 'plus', 'total_income', income),
      figure(position, 'minus', 'total_fees', fees),
      figure(position, 'minus', 'total_taxes', taxes),
    ]);
  },
  unrealised_gain_percentage: (position) => {
    const { unrealisedGain, costBasis } = position;
    if (unrealisedGain === null || costBasis === null) return reasonOf(position);
    return percentage(position, ['unrealised_gain', unrealisedGain], ['cost_basis', costBasis]);
  },
  weight: (position, { marketValue: total }) => {
    const { kind, marketValue: value } = position;
    if (kind !== 'holding' || value === null) return reasonOf(position);
    if (!isPositive(total)) return 'base_not_positive';
    const steps: Step[] = [
      figure(position, 'start', 'market_value', value),
      { kind: 'figure', operator: 'divide', operand: total, figure: 'total_market_value' },
    ];
    return linesOf(steps, true);
  },
};

/**
 * The arithmetic of a figure that follows from other figures of the position.
 *
 * @param totals of the portfolio that the position belongs to
 * @returns the lines, or why there is no figure: `oversold`, `no_price`, `no_rate`, `not_held`, `base_not_positive`
 * @see docs/spec/why.md §4
 */
export function positionFigure(
  name: DerivedFigure,
  position: PositionSummary,
  totals: PortfolioTotals,
): readonly TrailLine[] | Unavailable {
  return RECIPES[name](position, totals);
}
