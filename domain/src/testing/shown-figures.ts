import { type Decimal, negate, sum, ZERO } from '../money/decimal.ts';
import { totalUnrealisedGainPercent, unrealisedGainPercent } from '../portfolio/gain-percent.ts';
import type { PortfolioSummary } from '../portfolio/portfolio-summary.ts';
import type { PositionSummary } from '../portfolio/position-summary.ts';
import type { PortfolioFigure, PositionFigure } from '../portfolio/why/figure.ts';

/** What the summary says, as it is before it is published. */
export function positionValue(position: PositionSummary, name: PositionFigure): Decimal | null {
  const { netBuyInCost, fees, purchases, costBasis, costBasisWithFees } = position;
  const exact: Record<PositionFigure, Decimal | null> = {
    total_units: position.units,
    total_cost_without_fees: purchases,
    total_gains_without_fees: position.proceeds,
    total_fees: fees,
    total_taxes: position.taxes,
    total_income: position.income,
    total_gain: position.totalGain,
    transactions_count: { digits: BigInt(position.entryCount), scale: 0 },
    current_value: position.marketValue,
    absolute_pl_without_fees: position.profitLossWithoutFees,
    percentage_pl_without_fees: position.profitLossPercentWithoutFees,
    absolute_pl_with_fees: position.profitLossWithFees,
    percentage_pl_with_fees: position.profitLossPercentWithFees,
    net_buy_in_cost: netBuyInCost,
    net_buy_in_cost_per_unit: position.netBuyInCostPerUnit,
    current_price_per_unit: position.price,
    cost_basis: costBasis,
    cost_basis_with_fees: costBasisWithFees,
    average_cost_per_unit: position.averageCostPerUnit,
    realised_gain: position.realisedGain,
    unrealised_gain: position.unrealisedGain,
    unrealised_gain_percentage: unrealisedGainPercent(position),
    market_value: position.marketValue,
    price: position.price,
    weight: position.weight,
    fees_in_cost_basis: costBasis && costBasisWithFees && sum([costBasisWithFees, negate(costBasis)]),
    net_buy_in_cost_with_fees: sum([netBuyInCost, fees]),
    total_cost_with_fees: sum([purchases, fees]),
  };
  return exact[name];
}

/** The same of the whole portfolio. */
export function totalValue(summary: PortfolioSummary, name: PortfolioFigure): Decimal | null {
  const { totals, holdings } = summary;
  const valued = holdings.filter((holding) => holding.unrealisedGain);
  const exact: Record<PortfolioFigure, Decimal | null> = {
    total_invested: totals.totalInvested,
    total_withdrawn: totals.totalWithdrawn,
    total_fees: totals.totalFees,
    total_taxes: totals.totalTaxes,
    total_income: totals.totalIncome,
    unallocated_fees: summary.charges.fees,
    unallocated_taxes: summary.charges.taxes,
    total_current_portfolio_invested_value: totals.totalCurrentPortfolioInvestedValue,
    total_profit_loss: totals.totalProfitLoss,
    total_market_value: totals.marketValue,
    total_cost_basis: totals.costBasis,
    total_cost_basis_with_fees: totals.costBasisWithFees,
    total_realised_gain: totals.realisedGain,
    total_unrealised_gain: totals.unrealisedGain,
    total_unrealised_gain_percentage: totalUnrealisedGainPercent(summary),
    total_net_invested: totals.netInvested,
    total_gain: totals.totalGain,
    holdings_without_value: { digits: BigInt(totals.holdingsWithoutValue), scale: 0 },
    valued_cost_basis: sum(valued.map((holding) => holding.costBasis ?? ZERO)),
  };
  return exact[name];
}
