/** The figures of one position that can be asked "why?"; each bears the name that the API publishes it under. */
export const POSITION_FIGURES = [
  'total_units',
  'total_cost_without_fees',
  'total_gains_without_fees',
  'total_fees',
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
  // A step on the way to the figures above.
  'valued_cost_basis',
] as const;
export type PortfolioFigure = (typeof PORTFOLIO_FIGURES)[number];

/** The figures of what is owned beside the ledger. */
export const ASSET_FIGURES = ['value_eur', 'total_value_eur'] as const;
export type AssetFigure = (typeof ASSET_FIGURES)[number];

export type Figure = PositionFigure | PortfolioFigure | AssetFigure;

/** What a figure counts in. */
export type FigureUnit = 'money' | 'units' | 'price' | 'fraction' | 'percentage' | 'count';

/** Why a figure cannot be had. */
export type Unavailable =
  /** More units sold than bought: nothing is known of what they cost. */
  | 'oversold'
  /** Nobody has said what the holding is worth. */
  | 'no_price'
  /** The figure is one of units that are held, and none are. */
  | 'not_held'
  /** A percentage or a fraction of nothing, or of less. */
  | 'base_not_positive';
