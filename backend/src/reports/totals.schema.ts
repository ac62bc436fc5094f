import {
  type Decimal,
  type PortfolioSummary,
  publishedText,
  totalUnrealisedGainPercent,
} from '@portfolio/domain';
import { wireCount, wireDecimal, wireDecimalOrNull } from '../http/wire.ts';
import { publishedOrNull } from './position.schema.ts';

/** Totals over all trades, those of oversold positions too. */
export const netCashTotalsShape = {
  total_invested: wireDecimal('All purchases'),
  total_withdrawn: wireDecimal('All proceeds of sales'),
  total_fees: wireDecimal('All fees'),
  total_current_portfolio_invested_value: wireDecimal('Sum of the values of open holdings'),
  total_profit_loss: wireDecimal('Value + withdrawn − fees − invested'),
};

/** Totals over holdings and closed positions. */
export const costBasisTotalsShape = {
  total_market_value: wireDecimal('Over holdings that have a value'),
  total_cost_basis: wireDecimal('Over holdings'),
  total_cost_basis_with_fees: wireDecimal('Over holdings'),
  total_realised_gain: wireDecimal('Over holdings and closed positions'),
  total_unrealised_gain: wireDecimal('Over holdings that have a value'),
  total_unrealised_gain_percentage: wireDecimalOrNull('In percent of the cost basis of those holdings'),
  total_net_invested: wireDecimal('Purchases − proceeds, without oversold positions'),
  total_gain: wireDecimal('Realised + unrealised gain + income − fees − taxes, without oversold positions'),
  holdings_without_value: wireCount('When not 0, figures that need values are partial'),
  total_income: wireDecimal('All dividends, gross'),
  total_taxes: wireDecimal('All taxes, those of the portfolio as a whole too'),
  unallocated_fees: wireDecimal('Fees of the portfolio as a whole, in `total_fees` too'),
  unallocated_taxes: wireDecimal('Taxes of the portfolio as a whole, in `total_taxes` too'),
};

/** Zero over no trades is written "0", as every client of the first version expects. */
const sumText = (value: Decimal, count: number, least: number) =>
  count === 0 ? '0' : publishedText(value, least);

export function wireNetCashTotals({
  totals,
  holdings,
  closedPositions,
  oversoldPositions,
}: PortfolioSummary) {
  const count = holdings.length + closedPositions.length + oversoldPositions.length;
  return {
    total_invested: sumText(totals.totalInvested, count, 8),
    total_withdrawn: sumText(totals.totalWithdrawn, count, 8),
    total_fees: sumText(totals.totalFees, count, 2),
    total_current_portfolio_invested_value: sumText(totals.totalCurrentPortfolioInvestedValue, count, 4),
    total_profit_loss: sumText(totals.totalProfitLoss, count, 8),
  };
}

export function wireCostBasisTotals(summary: PortfolioSummary) {
  const { totals } = summary;
  return {
    total_market_value: publishedText(totals.marketValue, 2),
    total_cost_basis: publishedText(totals.costBasis, 2),
    total_cost_basis_with_fees: publishedText(totals.costBasisWithFees, 2),
    total_realised_gain: publishedText(totals.realisedGain, 2),
    total_unrealised_gain: publishedText(totals.unrealisedGain, 2),
    total_unrealised_gain_percentage: publishedOrNull(totalUnrealisedGainPercent(summary)),
    total_net_invested: publishedText(totals.netInvested, 2),
    total_gain: publishedText(totals.totalGain, 2),
    holdings_without_value: totals.holdingsWithoutValue,
    total_income: publishedText(totals.totalIncome, 2),
    total_taxes: publishedText(totals.totalTaxes, 2),
    unallocated_fees: publishedText(summary.charges.fees, 2),
    unallocated_taxes: publishedText(summary.charges.taxes, 2),
  };
}
