import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import type { Figure, FigureUnit } from './figure.ts';

/** What a figure is, in one formula. */
export interface Definition {
  readonly key: string;
  readonly unit: FigureUnit;
  /** In plain Unicode. */
  readonly formula: string;
  /** Where it is defined in full. */
  readonly spec: string;
}

const COST = 'docs/spec/cost-basis.md';
const AMOUNTS = `${COST}#1-amounts-of-a-transaction`;
const AVERAGE = `${COST}#3-average-cost`;
const FIFO = `${COST}#5-first-in-first-out`;
const NET_CASH = `${COST}#6-net-cash-beside-cost-basis`;
const TOTALS = `${COST}#7-totals`;
const SNAPSHOTS = 'docs/spec/why.md#7-snapshots';
const NET_WORTH = 'docs/spec/net-worth.md#1-figures-of-a-day';
const TRADE = 'docs/spec/why.md#8-one-trade-or-lot';
const RETURNS = 'docs/spec/returns.md';
const PERIOD = `${RETURNS}#8-a-period-of-a-portfolio`;
const GROWTH = `${RETURNS}#2-time-weighted-return`;
const FALLS = `${RETURNS}#4-drawdown`;
const RISK = `${RETURNS}#5-volatility-and-the-sharpe-ratio`;
const BENCHMARK = `${RETURNS}#9-benchmark`;
const CHAIN = 'Π (value + taken out) ÷ (value of the day before + put in) − 1';
const FALL = '(index − highest index so far) ÷ highest index so far';
const TALLIES = 'docs/spec/gains-income-costs.md';
const SALES = `${TALLIES}#1-sales`;
const LOTS = `${TALLIES}#2-open-lots`;
const INCOME = `${TALLIES}#3-income`;
const COSTS = `${TALLIES}#4-costs`;
const ASSETS = 'docs/spec/why.md#6-other-assets';
const PARTS = 'docs/spec/allocation.md#1-parts';
const ORDERS = 'docs/spec/rebalancing.md#2-the-orders';
const OVERLAP = 'docs/spec/allocation.md#4-overlap';
const WEIGHTS = 'docs/spec/allocation.md#2-weights-of-a-fund';
const TARGETS = 'docs/spec/rebalancing.md#1-target-weights';
const CONCENTRATION = 'docs/spec/allocation.md#3-concentration';

type Entry = readonly [unit: FigureUnit, formula: string, spec: string];

const ENTRIES: Readonly<Record<Figure, Entry>> = {
  total_units: ['units', 'Σ units that came in − Σ units that left, × splits', AMOUNTS],
  transactions_count: ['count', 'number of transactions', AMOUNTS],
  total_cost_without_fees: ['money', 'Σ units × price ÷ exchange rate of purchases', AMOUNTS],
  total_gains_without_fees: ['money', 'Σ units × price ÷ exchange rate of sales', AMOUNTS],
  // Of a position and of the portfolio alike.
  total_fees: ['money', 'Σ fee + currency-exchange fee, and fees by themselves', AMOUNTS],
  total_taxes: ['money', 'Σ tax, and taxes by themselves', AMOUNTS],
  total_income: ['money', 'Σ gross dividends', AMOUNTS],
  current_value: ['money', 'last value entered for the position', `${COST}#7-totals`],
  market_value: [
    'money',
    'newer of: last value entered for the position; units · last close · exchange rate',
    'docs/spec/prices.md#5-value-of-a-holding',
  ],
  price: ['price', 'market value ÷ units', FIFO],
  current_price_per_unit: ['price', 'market value ÷ units', FIFO],
  absolute_pl_without_fees: ['money', 'market value − net invested; closed: proceeds − purchases', NET_CASH],
  percentage_pl_without_fees: ['percentage', 'profit × 100 ÷ net invested; closed: ÷ purchases', NET_CASH],
  absolute_pl_with_fees: ['money', 'profit without fees − fees', NET_CASH],
  percentage_pl_with_fees: [
    'percentage',
    'profit with fees × 100 ÷ (net invested + fees); closed: ÷ (purchases + fees)',
    NET_CASH,
  ],
  net_buy_in_cost: ['money', 'purchases − proceeds', NET_CASH],
  net_buy_in_cost_per_unit: ['price', '(purchases − proceeds) ÷ units', NET_CASH],
  net_buy_in_cost_with_fees: ['money', 'purchases − proceeds + fees', NET_CASH],
  total_cost_with_fees: ['money', 'purchases + fees', NET_CASH],
  cost_basis: ['money', 'purchases join; a sale leaves basis × units after ÷ units before', AVERAGE],
  fees_in_cost_basis: ['money', 'fees join; a sale leaves fees × units after ÷ units before', AVERAGE],
  cost_basis_with_fees: ['money', 'cost basis + purchase fees of the units held', AVERAGE],
  average_cost_per_unit: ['price', 'cost basis ÷ units', AVERAGE],
  realised_gain: ['money', 'Σ over sales: proceeds − cost basis of the units sold', AVERAGE],
  unrealised_gain: ['money', 'market value − cost basis', AVERAGE],
  unrealised_gain_percentage: ['percentage', 'unrealised gain × 100 ÷ cost basis', AVERAGE],
  weight: ['fraction', 'market value ÷ market value of all holdings', TOTALS],

  total_invested: ['money', 'Σ purchases of all positions', TOTALS],
  total_withdrawn: ['money', 'Σ proceeds of all positions', TOTALS],
  total_current_portfolio_invested_value: ['money', 'Σ market value of holdings', TOTALS],
  total_profit_loss: ['money', 'market value + withdrawn − fees − invested', TOTALS],
  total_market_value: ['money', 'Σ market value of holdings', TOTALS],
  total_cost_basis: ['money', 'Σ cost basis of holdings', TOTALS],
  total_cost_basis_with_fees: ['money', 'Σ cost basis with fees of holdings', TOTALS],
  total_realised_gain: ['money', 'Σ realised gain of holdings and closed positions', TOTALS],
  total_unrealised_gain: ['money', 'Σ unrealised gain of holdings that have a value', TOTALS],
  total_unrealised_gain_percentage: [
    'percentage',
    'unrealised gain × 100 ÷ cost basis of the holdings that have a value',
    TOTALS,
  ],
  total_net_invested: ['money', 'Σ purchases − proceeds of holdings and closed positions', TOTALS],
  total_gain: ['money', 'realised gain + unrealised gain + income − fees − taxes', TOTALS],
  unallocated_fees: ['money', 'Σ fees of the portfolio as a whole', TOTALS],
  unallocated_taxes: ['money', 'Σ taxes of the portfolio as a whole', TOTALS],
  holdings_without_value: ['count', 'number of holdings without a value', TOTALS],
  valued_cost_basis: ['money', 'Σ cost basis of the holdings that have a value', TOTALS],

  value_eur: ['money', 'value ÷ exchange rate', ASSETS],
  total_value_eur: ['money', 'Σ value in EUR of everything owned', ASSETS],
  type_value_eur: ['money', 'Σ value in EUR of the assets of the type', ASSETS],
  type_weight: ['fraction', 'value in EUR of the type ÷ value in EUR of everything owned', ASSETS],

  snapshot_total_value_eur: ['money', 'Σ value in EUR of each type', SNAPSHOTS],
  snapshot_type_value_eur: ['money', 'Σ value in EUR of the rows of the type, in cents', SNAPSHOTS],
  absolute_change_from_oldest: ['money', 'total − total of the oldest snapshot', SNAPSHOTS],
  percentage_change_from_oldest: ['percentage', 'change × 100 ÷ total of the oldest snapshot', SNAPSHOTS],
  avg_monthly_increment: [
    'money',
    'change × 30 ÷ whole days between the snapshots; 0 within a day',
    SNAPSHOTS,
  ],
  net_contributions: [
    'money',
    'Σ (purchases + cost in − sales − cost out) / rate of the day, after the day of the oldest snapshot',
    SNAPSHOTS,
  ],
  market_change: ['money', 'change of the investments − net contributions', SNAPSHOTS],
  exchange_rate_used: ['rate', 'rate of the first row', SNAPSHOTS],
  snapshots_count: ['count', 'number of snapshots', SNAPSHOTS],

  net_worth: ['money', 'investments + other assets', NET_WORTH],
  net_worth_investments: ['money', 'market value of the day ÷ exchange rate of the day', NET_WORTH],
  net_worth_other_assets: ['money', 'Σ value in EUR of each asset known on the day', NET_WORTH],
  net_worth_asset: ['money', 'value known on the day ÷ exchange rate of the day', NET_WORTH],

  close: ['price', 'last close on or before the day', 'docs/spec/prices.md#2-close-on-a-day'],

  net_amount: ['money', 'proceeds or dividend − fees − tax; of a purchase −(cost + fees + tax)', AMOUNTS],
  units_after: ['units', 'units held after the transaction', TRADE],
  cost_basis_after: ['money', 'cost basis after the transaction', TRADE],
  average_cost_after: ['price', 'cost basis after the transaction ÷ units after it', TRADE],
  trade_realised_gain: ['money', 'proceeds − cost basis of the units sold', TRADE],
  lot_units: ['units', 'units that came in − units that left of them, × splits', FIFO],
  lot_unit_cost: ['price', 'price ÷ exchange rate ÷ splits', FIFO],
  lot_cost: ['money', 'cost of the purchase − cost of the units sold of it', FIFO],
  lot_fees: ['money', 'fees of the purchase − fees of the units sold of it', FIFO],

  start_value: ['money', 'Σ units × price × rate in the evening of the start day', PERIOD],
  end_value: ['money', 'Σ units × price × rate in the evening of the end day', PERIOD],
  period_purchases: ['money', 'Σ purchases + units from elsewhere at the value of the day', PERIOD],
  period_proceeds: ['money', 'Σ sales + units to elsewhere at the value of the day', PERIOD],
  period_transfers_in: ['money', 'Σ units from elsewhere × price × rate of the day', PERIOD],
  period_transfers_out: ['money', 'Σ units to elsewhere × price × rate of the day', PERIOD],
  period_income: ['money', 'Σ gross dividends of the period', PERIOD],
  period_fees: ['money', 'Σ fees of the period', PERIOD],
  period_taxes: ['money', 'Σ taxes of the period', PERIOD],
  period_net_flows: ['money', 'purchases + fees + taxes − proceeds − income', PERIOD],
  period_price_gain: ['money', 'end value − start value − purchases + proceeds − currency gain', PERIOD],
  period_currency_gain: ['money', 'Σ value of the evening before × change of the rate', PERIOD],
  period_realised_gain: ['money', 'Σ proceeds − cost of the units sold, in the period', PERIOD],
  period_unrealised_gain: ['money', 'end value − start value − purchases + proceeds − realised gain', PERIOD],
  period_gain: ['money', 'end value − start value − net flows', PERIOD],
  simple_return: ['fraction', 'gain ÷ (start value + purchases)', `${RETURNS}#7-a-period-together`],
  time_weighted_return: ['fraction', CHAIN, GROWTH],
  time_weighted_return_annualised: ['fraction', '(1 + return)^(365 ÷ days) − 1', GROWTH],
  money_weighted_return: [
    'fraction',
    'Σ flow ÷ (1 + rate)^(days ÷ 365) = 0',
    `${RETURNS}#3-money-weighted-return`,
  ],
  volatility: ['fraction', '√(Σ (ln growth − mean)² ÷ (n − 1) × 252)', RISK],
  sharpe_ratio: ['number', '(return per year − risk-free rate) ÷ volatility', RISK],
  max_drawdown: ['fraction', FALL, FALLS],
  current_drawdown: ['fraction', FALL, FALLS],
  longest_drawdown_days: ['count', 'days from a peak until it was reached again', FALLS],
  best_day: ['fraction', CHAIN, GROWTH],
  worst_day: ['fraction', CHAIN, GROWTH],
  best_month: ['fraction', CHAIN, GROWTH],
  worst_month: ['fraction', CHAIN, GROWTH],
  best_year: ['fraction', CHAIN, GROWTH],
  worst_year: ['fraction', CHAIN, GROWTH],
  benchmark_return: ['fraction', 'price at the end ÷ price at the start − 1', BENCHMARK],
  benchmark_return_annualised: ['fraction', '(1 + return)^(365 ÷ days) − 1', BENCHMARK],
  same_money_value: ['money', 'Σ flow ÷ price of its day × price at the end', BENCHMARK],
  same_money_return: ['fraction', 'Σ flow ÷ (1 + rate)^(days ÷ 365) = 0', BENCHMARK],
  units_held: ['units', 'Σ units that came in − Σ units that left, × splits', AMOUNTS],
  period_capital: ['money', 'start value + purchases', `${RETURNS}#7-a-period-together`],
  growth_factor: ['number', 'Π (value + taken out) ÷ (value of the day before + put in)', GROWTH],
  squared_deviations: ['number', 'Σ (ln growth − mean)²', RISK],
  benchmark_unit_value: ['price', 'price × rate × splits', BENCHMARK],

  allocation_value: ['money', 'Σ market value × weight of the part', PARTS],
  allocation_share: ['fraction', 'value of the part ÷ market value of all holdings', PARTS],
  allocation_target: ['fraction', 'Σ targets of the part', 'docs/spec/allocation.md#5-targets'],
  allocation_deviation: ['fraction', 'share − target', 'docs/spec/allocation.md#5-targets'],
  known_weight: ['fraction', 'Σ weights of the fund', WEIGHTS],
  owned_weight: ['fraction', 'Σ weights of the fund without what it owes', OVERLAP],
  fund_overlap: ['fraction', 'Σ min(weight in one fund, weight in the other)', OVERLAP],
  common_weight: ['fraction', 'min(weight in one fund, weight in the other)', OVERLAP],
  weight_in_fund: ['fraction', 'weight ÷ what the weights of a wholly known fund come to', OVERLAP],
  target_weight: ['fraction', 'share of the target ÷ Σ shares that take part', TARGETS],
  target_share: ['fraction', 'target; of a class × market value ÷ Σ market value', TARGETS],
  shared_target_value: ['money', 'Σ market value of those that share the target of the class', TARGETS],
  target_shares_total: ['fraction', 'Σ shares of targets that take part', TARGETS],
  allocation_instrument_value: ['money', 'market value × weight of the part', PARTS],
  largest_position_share: [
    'fraction',
    'market value of the largest position ÷ market value of all holdings',
    CONCENTRATION,
  ],
  top_ten_share: [
    'fraction',
    'Σ market value of the ten largest positions ÷ market value of all holdings',
    CONCENTRATION,
  ],
  herfindahl_index: ['number', 'Σ (market value ÷ market value of all holdings)²', CONCENTRATION],
  squared_share: ['number', '(market value ÷ market value of all holdings)²', CONCENTRATION],
  sale_proceeds: ['money', 'Σ units closed × price ÷ exchange rate', SALES],
  sale_cost: ['money', 'Σ cost of the units closed', SALES],
  sale_gain: ['money', 'Σ proceeds − cost of the units closed', SALES],
  sale_fees: ['money', 'Σ fees of the sale + purchase fees of the units closed', SALES],
  sale_gain_with_fees: ['money', 'Σ proceeds − cost − fees of the units closed', SALES],
  sale_units: ['units', 'Σ units of each purchase that were sold', SALES],
  sale_days_least: ['count', 'days from the youngest purchase of the units sold', SALES],
  sale_days_most: ['count', 'days from the oldest purchase of the units sold', SALES],
  sale_count: ['count', 'number of sales', SALES],
  dividend_gross: ['money', 'Σ gross dividends', INCOME],
  dividend_tax: ['money', 'Σ tax withheld from dividends', INCOME],
  dividend_fees: ['money', 'Σ fees of dividends', INCOME],
  dividend_net: ['money', 'gross dividends − tax − fees', INCOME],
  charged_fees: ['money', 'Σ fee + currency-exchange fee, and fees by themselves', COSTS],
  charged_taxes: ['money', 'Σ tax, and taxes by themselves', COSTS],
  yield_on_cost: ['fraction', 'gross dividends of the last year ÷ cost basis', INCOME],
  yield_on_value: ['fraction', 'gross dividends of the last year ÷ market value', INCOME],
  ter_cost: ['money', 'Σ market value × TER', COSTS],
  average_value: ['money', 'Σ value of each evening ÷ number of days', COSTS],
  total_cost_ratio: ['fraction', '(fees of the last year + TER in money) ÷ average value', COSTS],
  lot_value: ['money', 'market value × units of the lot ÷ units held', LOTS],
  lot_gain: ['money', 'value of the lot − its cost', LOTS],
  lot_age_days: ['count', 'days since the purchase', LOTS],
  ter: ['fraction', 'as it was entered', COSTS],
  target_value: ['money', 'target weight × total', ORDERS],
  value_after: ['money', 'market value + purchase − sale', ORDERS],
  weight_before: ['fraction', 'market value ÷ total', ORDERS],
  weight_after: ['fraction', 'value after the order ÷ total', ORDERS],
  order_price: ['price', 'market value ÷ units; of what is not held: last close · exchange rate', ORDERS],
  order_units: ['units', 'distance from the target ÷ price, as near as the best orders come', ORDERS],
  order_amount: ['money', 'units × price', ORDERS],
  order_fee: ['money', 'max(minimum, fixed + rate × amount), rounded up to the hundredth', ORDERS],
  proposal_total: ['money', 'Σ market value + new money', ORDERS],
  proposal_purchases: ['money', 'Σ amount of what is bought', ORDERS],
  proposal_proceeds: ['money', 'Σ amount of what is sold', ORDERS],
  proposal_fees: ['money', 'Σ fee of an order', ORDERS],
  cash_left: ['money', 'new money + proceeds − purchases − fees', ORDERS],
  drift_before: ['fraction', '√(Σ (value − target value)²) ÷ total', ORDERS],
  drift_after: ['fraction', '√(Σ (value after the orders − target value)²) ÷ total', ORDERS],
};

/** Formulas of the figures that first in, first out tells otherwise. */
const FIFO_FORMULAS: Readonly<Partial<Record<Figure, string>>> = {
  cost_basis: 'Σ cost of the open lots',
  fees_in_cost_basis: 'Σ purchase fees of the open lots',
  realised_gain: 'Σ over lots sold: proceeds − cost of the lot',
  cost_basis_after: 'Σ cost of the lots open after the trade',
  trade_realised_gain: 'Σ over lots sold: proceeds − cost of the lot',
  period_realised_gain: 'Σ over lots sold in the period: proceeds − cost of the lot',
};

/** The definition of a figure under a cost-basis method. */
export function definitionOf(figure: Figure, method: CostBasisMethod): Definition {
  const [unit, formula, spec] = ENTRIES[figure];
  const byFifo = method === 'fifo' ? FIFO_FORMULAS[figure] : undefined;
  if (byFifo !== undefined) return { key: `${figure}.fifo`, unit, formula: byFifo, spec: FIFO };
  return { key: figure, unit, formula, spec };
}
