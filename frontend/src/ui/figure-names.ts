import type { MessageKey } from '../i18n/message-key.ts';

/** Every figure that can be asked "why?", by its name in the API, and what a reader calls it. */
export const FIGURE_NAMES = {
  total_units: 'figures.units',
  total_cost_without_fees: 'figures.purchases',
  total_gains_without_fees: 'figures.proceeds',
  total_fees: 'figures.fees',
  transactions_count: 'figures.trades',
  current_value: 'figures.market-value',
  absolute_pl_without_fees: 'figures.net-cash-gain',
  percentage_pl_without_fees: 'figures.net-cash-gain-percentage',
  absolute_pl_with_fees: 'figures.net-cash-gain-with-fees',
  percentage_pl_with_fees: 'figures.net-cash-gain-with-fees-percentage',
  net_buy_in_cost: 'figures.net-invested',
  net_buy_in_cost_per_unit: 'figures.net-invested-per-unit',
  current_price_per_unit: 'figures.price',
  cost_basis: 'figures.cost-basis',
  cost_basis_with_fees: 'figures.cost-basis-with-fees',
  average_cost_per_unit: 'figures.average-cost',
  realised_gain: 'figures.realised-gain',
  unrealised_gain: 'figures.unrealised-gain',
  unrealised_gain_percentage: 'figures.unrealised-gain-percentage',
  market_value: 'figures.market-value',
  price: 'figures.price',
  weight: 'figures.weight',
  fees_in_cost_basis: 'figures.fees-in-cost-basis',
  net_buy_in_cost_with_fees: 'figures.net-invested-with-fees',
  total_cost_with_fees: 'figures.purchases-with-fees',
  total_invested: 'figures.purchases',
  total_withdrawn: 'figures.proceeds',
  total_current_portfolio_invested_value: 'figures.market-value',
  total_profit_loss: 'figures.net-cash-gain-with-fees',
  total_market_value: 'figures.market-value',
  total_cost_basis: 'figures.cost-basis',
  total_cost_basis_with_fees: 'figures.cost-basis-with-fees',
  total_realised_gain: 'figures.realised-gain',
  total_unrealised_gain: 'figures.unrealised-gain',
  total_unrealised_gain_percentage: 'figures.unrealised-gain-percentage',
  total_net_invested: 'figures.net-invested',
  total_gain: 'figures.total-gain',
  holdings_without_value: 'figures.holdings-without-value',
  valued_cost_basis: 'figures.valued-cost-basis',
  value_eur: 'figures.asset-value',
  total_value_eur: 'figures.assets-total',
} as const satisfies Readonly<Record<string, MessageKey>>;

export type FigureName = keyof typeof FIGURE_NAMES;

export function isFigureName(text: unknown): text is FigureName {
  return typeof text === 'string' && Object.hasOwn(FIGURE_NAMES, text);
}
