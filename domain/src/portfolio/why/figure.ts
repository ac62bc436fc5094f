import type { AbsenceReason } from '../../returns/absent-figure.ts';

/** The figures of one position that can be asked "why?"; each bears the name that the API publishes it under. */
export const POSITION_FIGURES = [
  'total_units',
  'total_cost_without_fees',
  'total_gains_without_fees',
  'total_fees',
  'total_taxes',
  'total_income',
  'transactions_count',
  'current_value',
  'absolute_pl_without_fees',
  'percentage_pl_without_fees',
  'absolute_pl_with_fees',
  'percentage_pl_with_fees',
  'net_buy_in_cost',
  'net_buy_in_cost_per_unit',
  'current_price_per_unit',
  'cost_basis',
  'cost_basis_with_fees',
  'average_cost_per_unit',
  'realised_gain',
  'unrealised_gain',
  'unrealised_gain_percentage',
  'total_gain',
  'market_value',
  'price',
  'weight',
  // Steps on the way to the figures above.
  'fees_in_cost_basis',
  'net_buy_in_cost_with_fees',
  'total_cost_with_fees',
] as const;
export type PositionFigure = (typeof POSITION_FIGURES)[number];

/** The figures of the whole portfolio that can be asked "why?". */
export const PORTFOLIO_FIGURES = [
  'total_invested',
  'total_withdrawn',
  'total_fees',
  'total_taxes',
  'total_income',
  'total_current_portfolio_invested_value',
  'total_profit_loss',
  'total_market_value',
  'total_cost_basis',
  'total_cost_basis_with_fees',
  'total_realised_gain',
  'total_unrealised_gain',
  'total_unrealised_gain_percentage',
  'total_net_invested',
  'total_gain',
  'holdings_without_value',
  // Steps on the way to the figures above: charged to the portfolio as a whole, and the last.
  'unallocated_fees',
  'unallocated_taxes',
  'valued_cost_basis',
] as const;
export type PortfolioFigure = (typeof PORTFOLIO_FIGURES)[number];

/** The figures of what is owned beside the ledger. */
export const ASSET_FIGURES = [
  'value_eur',
  'total_value_eur',
  // Of all assets of one type; they bear the names `value_eur` and `weight` there.
  'type_value_eur',
  'type_weight',
] as const;
export type AssetFigure = (typeof ASSET_FIGURES)[number];

/** The figures of one snapshot beside the oldest one looked at. */
export const SNAPSHOT_FIGURES = [
  // The total and its parts bear the name `total_value_eur` there, which is a figure of the other assets.
  'snapshot_total_value_eur',
  'snapshot_type_value_eur',
  'absolute_change_from_oldest',
  'percentage_change_from_oldest',
  'avg_monthly_increment',
  'net_contributions',
  'market_change',
  'exchange_rate_used',
  'snapshots_count',
] as const;
export type SnapshotFigure = (typeof SNAPSHOT_FIGURES)[number];

/** The figures of all that is owned, at the end of a day. */
export const NET_WORTH_FIGURES = [
  'net_worth',
  'net_worth_investments',
  'net_worth_other_assets',
  // A step on the way: one other asset, as it was known on the day.
  'net_worth_asset',
] as const;
export type NetWorthFigure = (typeof NET_WORTH_FIGURES)[number];

/** The close of an instrument that counts on a day. */
export const CLOSE_FIGURES = ['close'] as const;
export type CloseFigure = (typeof CLOSE_FIGURES)[number];

/** The figures of one entry, and of the lot that it has opened. */
export const TRADE_MEMBERS = [
  'net_amount',
  'units_after',
  'average_cost_after',
  'trade_realised_gain',
  'lot_units',
  'lot_unit_cost',
  'lot_cost',
  'lot_fees',
  // A step on the way to the average cost.
  'cost_basis_after',
] as const;
export type TradeMember = (typeof TRADE_MEMBERS)[number];

/** The figures of a period, of the portfolio or a part of it. */
export const PERIOD_FIGURES = [
  'start_value',
  'end_value',
  // These bear the same name without `period_` there, and the gain the name `total_gain`.
  'period_purchases',
  'period_proceeds',
  'period_transfers_in',
  'period_transfers_out',
  'period_income',
  'period_fees',
  'period_taxes',
  'period_net_flows',
  'period_price_gain',
  'period_currency_gain',
  'period_realised_gain',
  'period_unrealised_gain',
  'period_gain',
  'simple_return',
  'time_weighted_return',
  'time_weighted_return_annualised',
  'money_weighted_return',
  'volatility',
  'sharpe_ratio',
  'max_drawdown',
  'current_drawdown',
  'longest_drawdown_days',
  'best_day',
  'worst_day',
  'best_month',
  'worst_month',
  'best_year',
  'worst_year',
  // Of a benchmark, and of the same money in it.
  'benchmark_return',
  'benchmark_return_annualised',
  'same_money_value',
  'same_money_return',
  // Steps on the way to the figures above.
  'units_held',
  'period_capital',
  'growth_factor',
  'squared_deviations',
  'benchmark_unit_value',
] as const;
export type PeriodFigure = (typeof PERIOD_FIGURES)[number];

/** The figures of how the holdings are divided, and of how much hangs on few of them. */
export const ALLOCATION_FIGURES = [
  // They bear the names `value`, `share`, `target` and `deviation` there.
  'allocation_value',
  'allocation_share',
  'allocation_target',
  'allocation_deviation',
  'largest_position_share',
  'top_ten_share',
  'herfindahl_index',
  // Steps on the way to the figures above: what of one holding belongs to a part, and the square of its share.
  'allocation_instrument_value',
  'squared_share',
] as const;
export type AllocationFigure = (typeof ALLOCATION_FIGURES)[number];

/** The figures of what is known of the holdings of a fund, and of what two of them have in common. */
export const FUND_FIGURES = [
  // They bear the name `known` there; without debts where two funds are compared.
  'known_weight',
  'owned_weight',
  // They bear the names `overlap`, `common` and `weights` there.
  'fund_overlap',
  'common_weight',
  'weight_in_fund',
] as const;
export type FundFigure = (typeof FUND_FIGURES)[number];

/** What the entries of a stretch of time add up to, of the portfolio or a part of it; nothing is left out. */
export const TALLY_FIGURES = [
  // Of one sale too, and of all of an instrument or of the portfolio.
  'sale_proceeds',
  'sale_cost',
  'sale_gain',
  'sale_fees',
  'sale_gain_with_fees',
  // Of one sale alone: its units, and how long they were held; and how many there were in a stretch, which bears the name `count` there.
  'sale_units',
  'sale_days_least',
  'sale_days_most',
  'sale_count',
  'dividend_gross',
  'dividend_tax',
  'dividend_fees',
  'dividend_net',
  'charged_fees',
  'charged_taxes',
  'yield_on_cost',
  'yield_on_value',
  'ter_cost',
  'average_value',
  'total_cost_ratio',
  // Of the lot that an entry has opened.
  'lot_value',
  'lot_gain',
  'lot_age_days',
  'ter',
] as const;
export type TallyFigure = (typeof TALLY_FIGURES)[number];

/** The figures of proposed orders, and of what they come to. */
export const REBALANCING_FIGURES = [
  // Of one instrument.
  'target_value',
  'value_after',
  'weight_before',
  'weight_after',
  // They bear the names `price`, `units`, `amount` and `fee` there.
  'order_price',
  'order_units',
  'order_amount',
  'order_fee',
  // Of all of them. The first four bear their names without `proposal_` there.
  'proposal_total',
  'proposal_purchases',
  'proposal_proceeds',
  'proposal_fees',
  'cash_left',
  'drift_before',
  'drift_after',
] as const;
export type RebalancingFigure = (typeof REBALANCING_FIGURES)[number];

/** The weight that an instrument is to have in a proposal, and the steps on the way to it. */
export const TARGET_FIGURES = [
  'target_weight',
  // Before what is left out is spread over the others; the class that shares a target; all shares together.
  'target_share',
  'shared_target_value',
  'target_shares_total',
] as const;
export type TargetFigure = (typeof TARGET_FIGURES)[number];

export type Figure =
  | PositionFigure
  | PortfolioFigure
  | AssetFigure
  | SnapshotFigure
  | TradeMember
  | PeriodFigure
  | AllocationFigure
  | FundFigure
  | TargetFigure
  | TallyFigure
  | RebalancingFigure
  | NetWorthFigure
  | CloseFigure;

/** What a figure counts in. */
export type FigureUnit =
  'money' | 'units' | 'price' | 'rate' | 'fraction' | 'percentage' | 'count' | 'number';

/** Why a figure cannot be had. */
export type Unavailable =
  /** A figure of a period: see where returns are told. */
  | AbsenceReason
  /** More units sold than bought: nothing is known of what they cost. */
  | 'oversold'
  /** Nobody has said what the holding is worth. */
  | 'no_price'
  /** It is known in a currency only that there is no exchange rate for. */
  | 'no_rate'
  /** The figure is one of units that are held, and none are. */
  | 'not_held'
  /** A percentage or a fraction of nothing, or of less. */
  | 'base_not_positive'
  /** The first trade came after the oldest snapshot: money put in cannot be told apart from growth. */
  | 'ledger_too_young'
  /** Nothing was known of other assets yet. */
  | 'not_recorded'
  /** The entry closed no units. */
  | 'nothing_realised'
  /** Nobody has said what the fund costs in a year. */
  | 'no_ter'
  /** Nothing is bought or sold of it. */
  | 'no_order'
  /** No target is set for it. */
  | 'no_target';
