import type { MessageKey } from '../i18n/message-key.ts';

/** Every figure that can be asked "why?", by its name in the API, and what a reader calls it. */
export const FIGURE_NAMES = {
  total_units: 'why.units',
  total_cost_without_fees: 'why.purchases',
  total_gains_without_fees: 'why.proceeds',
  total_fees: 'why.fees',
  transactions_count: 'why.trades',
  current_value: 'why.market-value',
  absolute_pl_without_fees: 'why.net-cash-gain',
  percentage_pl_without_fees: 'why.net-cash-gain-percentage',
  absolute_pl_with_fees: 'why.net-cash-gain-with-fees',
  percentage_pl_with_fees: 'why.net-cash-gain-with-fees-percentage',
  net_buy_in_cost: 'why.net-invested',
  net_buy_in_cost_per_unit: 'why.net-invested-per-unit',
  current_price_per_unit: 'why.price',
  cost_basis: 'why.cost-basis',
  cost_basis_with_fees: 'why.cost-basis-with-fees',
  average_cost_per_unit: 'why.average-cost',
  realised_gain: 'why.realised-gain',
  unrealised_gain: 'why.unrealised-gain',
  unrealised_gain_percentage: 'why.unrealised-gain-percentage',
  market_value: 'why.market-value',
  price: 'why.price',
  weight: 'why.weight',
  fees_in_cost_basis: 'why.fees-in-cost-basis',
  net_buy_in_cost_with_fees: 'why.net-invested-with-fees',
  total_cost_with_fees: 'why.purchases-with-fees',
  total_invested: 'why.purchases',
  total_withdrawn: 'why.proceeds',
  total_current_portfolio_invested_value: 'why.market-value',
  total_profit_loss: 'why.net-cash-gain-with-fees',
  total_market_value: 'why.market-value',
  total_cost_basis: 'why.cost-basis',
  total_cost_basis_with_fees: 'why.cost-basis-with-fees',
  total_realised_gain: 'why.realised-gain',
  total_unrealised_gain: 'why.unrealised-gain',
  total_unrealised_gain_percentage: 'why.unrealised-gain-percentage',
  total_net_invested: 'why.net-invested',
  total_gain: 'why.total-gain',
  holdings_without_value: 'why.holdings-without-value',
  valued_cost_basis: 'why.valued-cost-basis',
  value_eur: 'why.asset-value',
  total_value_eur: 'why.assets-total',
} as const satisfies Readonly<Record<string, MessageKey>>;

export type FigureName = keyof typeof FIGURE_NAMES;

export function isFigureName(text: unknown): text is FigureName {
  return typeof text === 'string' && Object.hasOwn(FIGURE_NAMES, text);
}
