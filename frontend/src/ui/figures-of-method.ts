import type { FigureName } from './figure-names.ts';

/** The figures that average cost and first in, first out tell differently. */
export const FIGURES_OF_METHOD: ReadonlySet<FigureName> = new Set([
  'sale_cost',
  'sale_gain',
  'sale_fees',
  'sale_gain_with_fees',
  'sale_proceeds',
  'cost_basis',
  'cost_basis_with_fees',
  'fees_in_cost_basis',
  'average_cost_per_unit',
  'realised_gain',
  'unrealised_gain',
  'unrealised_gain_percentage',
  'total_cost_basis',
  'total_cost_basis_with_fees',
  'total_realised_gain',
  'total_unrealised_gain',
  'total_unrealised_gain_percentage',
  'total_gain',
  'valued_cost_basis',
  'cost_basis_after',
  'average_cost_after',
  'trade_realised_gain',
  'period_realised_gain',
  'period_unrealised_gain',
]);
