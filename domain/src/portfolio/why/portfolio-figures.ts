import { type Decimal, HUNDRED, isPositive, ONE, sum } from '../../money/decimal.ts';
import type { PortfolioSummary } from '../portfolio-summary.ts';
import type { PositionSummary } from '../position-summary.ts';
import type { PortfolioFigure, PositionFigure, Unavailable } from './figure.ts';
import { linesOf, type Step } from './lines-of.ts';
import type { TrailLine } from './trail.ts';

/** The figures of the portfolio that follow from its positions; the others are folded from what belongs to none of them. */
export type DerivedPortfolioFigure = Exclude<PortfolioFigure, 'unallocated_fees' | 'unallocated_taxes'>;

type Recipe = (summary: PortfolioSummary) => readonly TrailLine[] | Unavailable;

/** A sum over positions, one line each; a position that does not have the figure has no line. */
function sumOver(
  positions: readonly PositionSummary[],
  figure: PositionFigure,
  valueOf: (position: PositionSummary) => Decimal | null,
): readonly TrailLine[] {
  const steps = positions.flatMap((position): Omit<Step, 'operator'>[] => {
    const operand = valueOf(position);
    return operand === null ? [] : [{ kind: 'figure', operand, figure, isin: position.isin }];
  });
  return linesOf(steps.map((step, index) => ({ ...step, operator: index === 0 ? 'start' : 'plus' })));
}

function total(operator: Step['operator'], figure: PortfolioFigure, operand: Decimal): Step {
  return { kind: 'figure', operator, operand, figure };
}

const known = ({ holdings, closedPositions }: PortfolioSummary) => [...holdings, ...closedPositions];
const all = (summary: PortfolioSummary) => [...known(summary), ...summary.oversoldPositions];

const marketValue: Recipe = ({ holdings }) =>
  sumOver(holdings, 'market_value', (position) => position.marketValue);

const valuedCostBases = ({ holdings }: PortfolioSummary) =>
  holdings.filter((holding) => holding.unrealisedGain !== null);

/** A sum over positions, and what was charged to the portfolio as a whole. */
function withUnallocated(
  summary: PortfolioSummary,
  figure: 'total_fees' | 'total_taxes',
  valueOf: (position: PositionSummary) => Decimal,
  [unallocated, charge]: readonly ['unallocated_fees', 'fees'] | readonly ['unallocated_taxes', 'taxes'],
): readonly TrailLine[] {
  const positions = all(summary).map((position): Omit<Step, 'operator'> => {
    return { kind: 'figure', operand: valueOf(position), figure, isin: position.isin };
  });
  const operand = summary.charges[charge];
  const steps = isPositive(operand)
    ? [...positions, { kind: 'figure' as const, operand, figure: unallocated }]
    : positions;
  return linesOf(steps.map((step, index) => ({ ...step, operator: index === 0 ? 'start' : 'plus' })));
}

/** What an oversold position has paid and received, out of a total of gain again. */
function givenBack({ isin, income, fees, taxes }: PositionSummary): readonly Step[] {
  const steps: readonly Step[] = [
    { kind: 'figure', operator: 'plus', operand: fees, figure: 'total_fees', isin },
    { kind: 'figure', operator: 'plus', operand: taxes, figure: 'total_taxes', isin },
    { kind: 'figure', operator: 'minus', operand: income, figure: 'total_income', isin },
  ];
  return steps.filter(({ operand }) => isPositive(operand));
}

const RECIPES: Readonly<Record<DerivedPortfolioFigure, Recipe>> = {
  total_invested: (summary) =>
    sumOver(all(summary), 'total_cost_without_fees', (position) => position.purchases),
  total_withdrawn: (summary) =>
    sumOver(all(summary), 'total_gains_without_fees', (position) => position.proceeds),
  total_fees: (summary) =>
    withUnallocated(summary, 'total_fees', (position) => position.fees, ['unallocated_fees', 'fees']),
  total_taxes: (summary) =>
    withUnallocated(summary, 'total_taxes', (position) => position.taxes, ['unallocated_taxes', 'taxes']),
  total_income: (summary) => sumOver(all(summary), 'total_income', (position) => position.income),
  total_current_portfolio_invested_value: marketValue,
  total_market_value: marketValue,
  total_profit_loss: ({ totals }) =>
    linesOf([
      total('start', 'total_market_value', totals.marketValue),
      total('plus', 'total_withdrawn', totals.totalWithdrawn),
      total('minus', 'total_fees', totals.totalFees),
      total('minus', 'total_invested', totals.totalInvested),
    ]),
  total_cost_basis: ({ holdings }) => sumOver(holdings, 'cost_basis', (position) => position.costBasis),
  total_cost_basis_with_fees: ({ holdings }) =>
    sumOver(holdings, 'cost_basis_with_fees', (position) => position.costBasisWithFees),
  total_realised_gain: (summary) =>
    sumOver(known(summary), 'realised_gain', (position) => position.realisedGain),
  total_unrealised_gain: ({ holdings }) =>
    sumOver(holdings, 'unrealised_gain', (position) => position.unrealisedGain),
  total_net_invested: (summary) =>
    sumOver(known(summary), 'net_buy_in_cost', (position) => position.netBuyInCost),
  // The totals of income, fees and taxes hold those of oversold positions too; they are given back one by one.
  total_gain: ({ totals, oversoldPositions }) =>
    linesOf([
      total('start', 'total_realised_gain', totals.realisedGain),
      total('plus', 'total_unrealised_gain', totals.unrealisedGain),
      total('plus', 'total_income', totals.totalIncome),
      total('minus', 'total_fees', totals.totalFees),
      total('minus', 'total_taxes', totals.totalTaxes),
      ...oversoldPositions.flatMap(givenBack),
    ]),
  holdings_without_value: ({ holdings }) =>
    linesOf(
      holdings
        .filter((holding) => holding.marketValue === null)
        .map(({ isin }, index) => ({
          kind: 'constant',
          operator: index === 0 ? 'start' : 'plus',
          operand: ONE,
          isin,
        })),
    ),
  valued_cost_basis: (summary) =>
    sumOver(valuedCostBases(summary), 'cost_basis', (position) => position.costBasis),
  total_unrealised_gain_percentage: (summary) => {
    const bases = valuedCostBases(summary).map(({ costBasis }) => costBasis);
    const base = sum(bases.filter((basis) => basis !== null));
    if (!isPositive(base)) return 'base_not_positive';
    const steps: Step[] = [
      total('start', 'total_unrealised_gain', summary.totals.unrealisedGain),
      { kind: 'constant', operator: 'times', operand: HUNDRED },
      total('divide', 'valued_cost_basis', base),
    ];
    return linesOf(steps, true);
  },
};

/**
 * The arithmetic of a figure of the whole portfolio: a sum over positions, or what follows from such sums.
 *
 * @returns the lines, or `base_not_positive` for a percentage of nothing
 * @see docs/spec/why.md §5
 */
export function portfolioFigure(
  name: DerivedPortfolioFigure,
  summary: PortfolioSummary,
): readonly TrailLine[] | Unavailable {
  return RECIPES[name](summary);
}
