import {
  type Decimal,
  type LocalDate,
  type PortfolioSummary,
  type PositionSummary,
  publishedText,
  totalUnrealisedGainPercent,
  unrealisedGainPercent,
} from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';

export const positionSchema = z
  .object({
    isin: z.string(),
    total_units: wireDecimal('Units bought − units sold'),
    total_cost_without_fees: wireDecimal('All purchases, units × price'),
    total_gains_without_fees: wireDecimal('All proceeds of sales, gross; not a gain'),
    total_fees: wireDecimal('All fees'),
    transactions_count: wireCount('Trades of this ISIN'),
    current_value: wireDecimalOrNull('The value entered for the whole position; 0 when it is closed'),
    absolute_pl_without_fees: wireDecimalOrNull('Value − net buy-in cost'),
    percentage_pl_without_fees: wireDecimalOrNull('The same in percent of it; null when it is not above 0'),
    absolute_pl_with_fees: wireDecimalOrNull('Value − net buy-in cost − fees'),
    percentage_pl_with_fees: wireDecimalOrNull('The same in percent; null when the base is not above 0'),
    net_buy_in_cost: wireDecimal('Purchases − proceeds (net invested)'),
    net_buy_in_cost_per_unit: wireDecimalOrNull('Per unit held'),
    current_price_per_unit: wireDecimalOrNull('Value / units'),
    name: z
      .string()
      .nullable()
      .meta({ description: 'From the ISIN metadata, or else as the broker writes it' }),
    asset_class: z.string().nullable(),
    cost_basis: wireDecimalOrNull('What the units still held cost, average-cost method, fees excluded'),
    cost_basis_with_fees: wireDecimalOrNull('The same with the purchase fees of those units'),
    average_cost_per_unit: wireDecimalOrNull('Cost basis / units'),
    realised_gain: wireDecimal('Σ over sales: proceeds − cost basis of the units sold'),
    unrealised_gain: wireDecimalOrNull('Market value − cost basis'),
    unrealised_gain_percentage: wireDecimalOrNull('Unrealised gain in percent of the cost basis'),
    market_value: wireDecimalOrNull('What the units held are worth'),
    price: wireDecimalOrNull('Market value per unit'),
    price_date: wireDate('Day of that price').nullable(),
    valuation_source: z.enum(['manual', 'price']).nullable(),
    weight: wireDecimalOrNull('Market value / market value of all holdings, a fraction'),
    last_trade_date: wireDate('Day of the newest trade').nullable(),
  })
  .meta({ id: 'Position' });

export const portfolioSummarySchema = z
  .object({
    total_invested: wireDecimal('All purchases'),
    total_withdrawn: wireDecimal('All proceeds of sales'),
    total_fees: wireDecimal('All fees'),
    total_current_portfolio_invested_value: wireDecimal('Sum of the values of open holdings'),
    total_profit_loss: wireDecimal('Value + withdrawn − fees − invested'),
    holdings: z.array(positionSchema),
    closed_positions: z.array(positionSchema),
    oversold_positions: z
      .array(positionSchema)
      .meta({ description: 'More sold than bought: in no total below' }),
    total_market_value: wireDecimal('Over holdings that have a value'),
    total_cost_basis: wireDecimal('Over holdings'),
    total_cost_basis_with_fees: wireDecimal('Over holdings'),
    total_realised_gain: wireDecimal('Over holdings and closed positions'),
    total_unrealised_gain: wireDecimal('Over holdings that have a value'),
    total_unrealised_gain_percentage: wireDecimalOrNull('In percent of the cost basis of those holdings'),
    total_net_invested: wireDecimal('Purchases − proceeds, without oversold positions'),
    total_gain: wireDecimal('Realised + unrealised gain − fees'),
    holdings_without_value: wireCount('When not 0, figures that need values are partial'),
    currency: z.string(),
    as_of: wireDate('Day on which this was told'),
  })
  .meta({ id: 'PortfolioSummary' });
export type PortfolioSummaryWire = z.output<typeof portfolioSummarySchema>;

const orNull = (value: Decimal | null, least = 0) => value && publishedText(value, least);

/** Zero over no trades is written "0", as every client of the first version expects. */
const sumText = (value: Decimal, count: number, least: number) =>
  count === 0 ? '0' : publishedText(value, least);

function wirePosition(position: PositionSummary, lastTradeDate: LocalDate | null) {
  const isClosed = position.kind === 'closed';
  const hasSales = position.proceeds.digits !== 0n;
  return {
    isin: position.isin,
    total_units: publishedText(position.units, 4),
    total_cost_without_fees: publishedText(position.purchases, 8),
    total_gains_without_fees: hasSales ? publishedText(position.proceeds, 8) : '0',
    total_fees: publishedText(position.fees, 2),
    transactions_count: position.tradeCount,
    current_value: isClosed ? '0' : orNull(position.marketValue, 4),
    absolute_pl_without_fees: orNull(position.profitLossWithoutFees, 8),
    percentage_pl_without_fees: orNull(position.profitLossPercentWithoutFees),
    absolute_pl_with_fees: orNull(position.profitLossWithFees, 8),
    percentage_pl_with_fees: orNull(position.profitLossPercentWithFees),
    net_buy_in_cost: publishedText(position.netBuyInCost, 8),
    net_buy_in_cost_per_unit: orNull(position.netBuyInCostPerUnit),
    current_price_per_unit: orNull(position.price),
    name: position.name,
    asset_class: position.assetClass,
    cost_basis: orNull(position.costBasis, 2),
    cost_basis_with_fees: orNull(position.costBasisWithFees, 2),
    average_cost_per_unit: orNull(position.averageCostPerUnit, 2),
    realised_gain: publishedText(position.realisedGain, 2),
    unrealised_gain: orNull(position.unrealisedGain, 2),
    unrealised_gain_percentage: orNull(unrealisedGainPercent(position)),
    market_value: orNull(position.marketValue, 2),
    price: orNull(position.price, 2),
    price_date: position.priceDate,
    valuation_source: position.valuationSource,
    weight: orNull(position.weight),
    last_trade_date: lastTradeDate,
  };
}

/** The summary as the wire shows it. */
export function wireSummary(
  summary: PortfolioSummary,
  lastTradeDates: ReadonlyMap<string, LocalDate>,
  asOf: string,
): PortfolioSummaryWire {
  const { totals, holdings, closedPositions, oversoldPositions } = summary;
  const count = holdings.length + closedPositions.length + oversoldPositions.length;
  const wire = (position: PositionSummary) =>
    wirePosition(position, lastTradeDates.get(position.isin) ?? null);
  return {
    total_invested: sumText(totals.totalInvested, count, 8),
    total_withdrawn: sumText(totals.totalWithdrawn, count, 8),
    total_fees: sumText(totals.totalFees, count, 2),
    total_current_portfolio_invested_value: sumText(totals.totalCurrentPortfolioInvestedValue, count, 4),
    total_profit_loss: sumText(totals.totalProfitLoss, count, 8),
    holdings: holdings.map(wire),
    closed_positions: closedPositions.map(wire),
    oversold_positions: oversoldPositions.map(wire),
    total_market_value: publishedText(totals.marketValue, 2),
    total_cost_basis: publishedText(totals.costBasis, 2),
    total_cost_basis_with_fees: publishedText(totals.costBasisWithFees, 2),
    total_realised_gain: publishedText(totals.realisedGain, 2),
    total_unrealised_gain: publishedText(totals.unrealisedGain, 2),
    total_unrealised_gain_percentage: orNull(totalUnrealisedGainPercent(summary)),
    total_net_invested: publishedText(totals.netInvested, 2),
    total_gain: publishedText(totals.totalGain, 2),
    holdings_without_value: totals.holdingsWithoutValue,
    currency: BASE_CURRENCY,
    as_of: asOf,
  };
}
