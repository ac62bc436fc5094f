import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import { FIGURE_NAMES, type FigureName, isFigureName } from '../../ui/figure-names.ts';

type Sign = '+' | '−' | '×' | '÷' | '^' | 'Σ' | 'Π' | '1' | '30' | '100' | '365' | '√252' | '(' | ')';
type Formula = readonly (FigureName | MessageKey | Sign)[];

/** Price and exchange rate turn units into an amount. */
const PRICED = ['×', 'price', '÷', 'why.exchange-rate'] as const;
/** What a figure is of all holdings is the sum of what it is of each. */
const sumOf = (figure: FigureName): Formula => ['Σ', figure];

/** Growth from day to day: money put in works from the start of its day, money taken out until its end. */
const GROWTH: Formula = [
  ...(['Π', '(', '(', 'why.value-of-day', '+', 'why.taken-out', ')', '÷'] as const),
  ...(['(', 'why.value-of-day-before', '+', 'why.put-in', ')', ')', '−', '1'] as const),
];
const CAPITAL_GAIN = [
  ...(['end_value', '−', 'start_value', '−', 'period_purchases', '+', 'period_proceeds'] as const),
] as const;
const FALL: Formula = ['(', 'why.index', '−', 'why.peak', ')', '÷', 'why.peak'];

const FORMULAS: Readonly<Partial<Record<FigureName, Formula>>> = {
  total_units: ['why.units-bought', '−', 'why.units-sold'],
  total_cost_without_fees: ['Σ', '(', 'why.units-bought', ...PRICED, ')'],
  total_gains_without_fees: ['Σ', '(', 'why.units-sold', ...PRICED, ')'],
  total_fees: ['Σ', '(', 'why.fee', '+', 'why.currency-fee', ')'],
  price: ['market_value', '÷', 'total_units'],
  current_price_per_unit: ['market_value', '÷', 'total_units'],
  absolute_pl_without_fees: ['market_value', '−', 'net_buy_in_cost'],
  absolute_pl_with_fees: ['absolute_pl_without_fees', '−', 'total_fees'],
  net_buy_in_cost: ['total_cost_without_fees', '−', 'total_gains_without_fees'],
  net_buy_in_cost_per_unit: ['net_buy_in_cost', '÷', 'total_units'],
  net_buy_in_cost_with_fees: ['net_buy_in_cost', '+', 'total_fees'],
  total_cost_with_fees: ['total_cost_without_fees', '+', 'total_fees'],
  cost_basis: ['total_cost_without_fees', '−', 'why.cost-of-units-sold'],
  cost_basis_with_fees: ['cost_basis', '+', 'fees_in_cost_basis'],
  average_cost_per_unit: ['cost_basis', '÷', 'total_units'],
  realised_gain: ['total_gains_without_fees', '−', 'why.cost-of-units-sold'],
  unrealised_gain: ['market_value', '−', 'cost_basis'],
  unrealised_gain_percentage: ['unrealised_gain', '×', '100', '÷', 'cost_basis'],
  weight: ['market_value', '÷', 'Σ', 'market_value'],
  total_invested: sumOf('total_cost_without_fees'),
  total_withdrawn: sumOf('total_gains_without_fees'),
  total_current_portfolio_invested_value: sumOf('market_value'),
  total_profit_loss: ['total_market_value', '+', 'total_withdrawn', '−', 'total_fees', '−', 'total_invested'],
  total_market_value: sumOf('market_value'),
  total_cost_basis: sumOf('cost_basis'),
  total_cost_basis_with_fees: sumOf('cost_basis_with_fees'),
  total_realised_gain: sumOf('realised_gain'),
  total_unrealised_gain: sumOf('unrealised_gain'),
  total_unrealised_gain_percentage: ['total_unrealised_gain', '×', '100', '÷', 'valued_cost_basis'],
  total_net_invested: sumOf('net_buy_in_cost'),
  total_gain: [
    'total_realised_gain',
    '+',
    'total_unrealised_gain',
    '+',
    'total_income',
    '−',
    'total_fees',
    '−',
    'total_taxes',
  ],
  valued_cost_basis: sumOf('cost_basis'),
  target_value: ['target_weight', '×', 'proposal_total'],
  target_weight: ['target_share', '÷', 'target_shares_total'],
  target_shares_total: sumOf('target_share'),
  shared_target_value: sumOf('market_value'),
  allocation_deviation: ['allocation_share', '−', 'allocation_target'],
  fund_overlap: sumOf('common_weight'),
  weight_before: ['market_value', '÷', 'proposal_total'],
  weight_after: ['value_after', '÷', 'proposal_total'],
  order_amount: ['order_units', '×', 'order_price'],
  proposal_total: ['Σ', 'market_value', '+', 'why.line-new-money'],
  proposal_fees: sumOf('order_fee'),
  cash_left: [
    'why.line-new-money',
    '+',
    'proposal_proceeds',
    '−',
    'proposal_purchases',
    '−',
    'proposal_fees',
  ],
  total_value_eur: sumOf('value_eur'),
  type_value_eur: sumOf('value_eur'),
  type_weight: ['type_value_eur', '÷', 'total_value_eur'],
  snapshot_total_value_eur: sumOf('snapshot_type_value_eur'),
  absolute_change_from_oldest: ['snapshot_total_value_eur', '−', 'why.total-of-oldest'],
  percentage_change_from_oldest: ['absolute_change_from_oldest', '×', '100', '÷', 'why.total-of-oldest'],
  avg_monthly_increment: ['absolute_change_from_oldest', '×', '30', '÷', 'why.days-between'],
  net_contributions: ['why.put-in', '−', 'why.taken-out'],
  market_change: ['why.growth-of-investments', '−', 'net_contributions'],
  units_after: ['why.units-bought', '−', 'why.units-sold'],
  average_cost_after: ['cost_basis_after', '÷', 'units_after'],
  trade_realised_gain: ['total_gains_without_fees', '−', 'why.cost-of-units-sold'],
  lot_unit_cost: ['price', '÷', 'why.exchange-rate'],
  period_gain: ['end_value', '−', 'start_value', '−', 'period_net_flows'],
  simple_return: ['period_gain', '÷', '(', 'start_value', '+', 'period_purchases', ')'],
  time_weighted_return: GROWTH,
  best_day: GROWTH,
  worst_day: GROWTH,
  best_month: GROWTH,
  worst_month: GROWTH,
  best_year: GROWTH,
  worst_year: GROWTH,
  benchmark_return: ['end_value', '÷', 'start_value', '−', '1'],
  period_net_flows: [
    ...(['period_purchases', '+', 'period_fees', '+', 'period_taxes'] as const),
    ...(['−', 'period_proceeds', '−', 'period_income'] as const),
  ],
  period_price_gain: [...CAPITAL_GAIN, '−', 'period_currency_gain'],
  period_unrealised_gain: [...CAPITAL_GAIN, '−', 'period_realised_gain'],
  period_capital: ['start_value', '+', 'period_purchases'],
  time_weighted_return_annualised: [
    ...(['(', '1', '+', 'time_weighted_return', ')'] as const),
    ...(['^', '(', '365', '÷', 'why.days-of-period', ')', '−', '1'] as const),
  ],
  volatility: ['why.deviation', '×', '√252'],
  sharpe_ratio: ['(', 'time_weighted_return_annualised', '−', 'why.risk-free-rate', ')', '÷', 'volatility'],
  max_drawdown: FALL,
  current_drawdown: FALL,
  sale_gain: ['sale_proceeds', '−', 'sale_cost'],
  sale_gain_with_fees: ['sale_gain', '−', 'sale_fees'],
  dividend_net: ['dividend_gross', '−', 'dividend_tax', '−', 'dividend_fees'],
  yield_on_cost: ['dividend_gross', '÷', 'cost_basis'],
  yield_on_value: ['dividend_gross', '÷', 'market_value'],
  ter_cost: ['Σ', 'market_value', '×', 'ter'],
  total_cost_ratio: ['(', 'charged_fees', '+', 'ter_cost', ')', '÷', 'average_value'],
  lot_value: ['market_value', '×', 'lot_units', '÷', 'total_units'],
  lot_gain: ['lot_value', '−', 'lot_cost'],
  net_worth_other_assets: sumOf('net_worth_asset'),
  net_worth: ['net_worth_investments', '+', 'net_worth_other_assets'],
};

/** The formula of a figure in the words of the reader; null where the definition says it all. */
export function formulaText(t: Translate, figure: FigureName): string | null {
  const formula = FORMULAS[figure];
  if (!formula) return null;
  const words = formula.map((part) => {
    if (isFigureName(part)) return t(FIGURE_NAMES[part]);
    return part.includes('.') ? t(part as MessageKey) : part;
  });
  return words.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}
