import type { MessageKey } from '../../i18n/message-key.ts';
import type { FigureName } from '../../ui/figure-names.ts';

type Sentences = readonly [MessageKey, ...MessageKey[]];

const NET_CASH = 'why.def-net-cash-gain';
const OF_HOLDINGS = 'why.def-sum-of-holdings';
const OF_VALUED = 'why.def-sum-of-valued';
const OF_POSITIONS = 'why.def-sum-of-positions';

/** What a figure of one position, or of an other asset, is. */
export const DEFINITIONS: Readonly<Record<FigureName, Sentences>> = {
  total_units: ['why.def-units'],
  total_cost_without_fees: ['why.def-purchases'],
  total_gains_without_fees: ['why.def-proceeds'],
  total_fees: ['why.def-fees'],
  transactions_count: ['why.def-trades'],
  current_value: ['why.def-market-value'],
  absolute_pl_without_fees: [NET_CASH],
  percentage_pl_without_fees: [NET_CASH, 'why.def-in-percent-of-net-invested'],
  absolute_pl_with_fees: [NET_CASH, 'why.def-less-fees'],
  percentage_pl_with_fees: [NET_CASH, 'why.def-less-fees', 'why.def-in-percent-of-net-invested'],
  net_buy_in_cost: ['why.def-net-invested'],
  net_buy_in_cost_per_unit: ['why.def-net-invested', 'why.def-per-unit'],
  current_price_per_unit: ['why.def-price'],
  cost_basis: ['why.def-cost-basis'],
  cost_basis_with_fees: ['why.def-cost-basis', 'why.def-with-fees'],
  average_cost_per_unit: ['why.def-average-cost'],
  realised_gain: ['why.def-realised-gain'],
  unrealised_gain: ['why.def-unrealised-gain'],
  unrealised_gain_percentage: ['why.def-unrealised-gain', 'why.def-in-percent-of-cost-basis'],
  market_value: ['why.def-market-value'],
  price: ['why.def-price'],
  weight: ['why.def-weight'],
  fees_in_cost_basis: ['why.def-fees-in-cost-basis'],
  net_buy_in_cost_with_fees: ['why.def-net-invested', 'why.def-with-fees'],
  total_cost_with_fees: ['why.def-purchases', 'why.def-with-fees'],
  total_invested: ['why.def-purchases', OF_POSITIONS],
  total_withdrawn: ['why.def-proceeds', OF_POSITIONS],
  total_current_portfolio_invested_value: ['why.def-market-value', OF_VALUED],
  total_profit_loss: [NET_CASH, 'why.def-less-fees', OF_POSITIONS],
  total_market_value: ['why.def-market-value', OF_VALUED],
  total_cost_basis: ['why.def-cost-basis', OF_HOLDINGS],
  total_cost_basis_with_fees: ['why.def-cost-basis', 'why.def-with-fees', OF_HOLDINGS],
  total_realised_gain: ['why.def-realised-gain', OF_POSITIONS],
  total_unrealised_gain: ['why.def-unrealised-gain', OF_VALUED],
  total_unrealised_gain_percentage: [
    'why.def-unrealised-gain',
    OF_VALUED,
    'why.def-in-percent-of-cost-basis',
  ],
  total_net_invested: ['why.def-net-invested', OF_POSITIONS],
  total_gain: ['why.def-total-gain'],
  holdings_without_value: ['why.def-holdings-without-value'],
  valued_cost_basis: ['why.def-cost-basis', OF_VALUED],
  value_eur: ['why.def-asset-value'],
  total_value_eur: ['why.def-assets-total'],
};
