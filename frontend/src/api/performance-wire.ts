/** The answers about returns, as the API is being built; replaced by the generated types. */

export interface ReturnOn {
  readonly date: string;
  readonly return: string;
}

export interface Benchmark {
  readonly isin: string;
  readonly name: string | null;
  readonly time_weighted_return: string | null;
  readonly time_weighted_return_annualised: string | null;
  readonly same_money_end_value: string | null;
  readonly same_money_return: string | null;
}

export interface Performance {
  readonly currency: string;
  readonly method: 'average' | 'fifo';
  readonly period: { readonly start_date: string; readonly end_date: string; readonly days: number };
  readonly start_value: string | null;
  readonly end_value: string | null;
  readonly purchases: string | null;
  readonly proceeds: string | null;
  readonly income: string | null;
  readonly fees: string | null;
  readonly taxes: string | null;
  readonly net_flows: string | null;
  readonly price_gain: string | null;
  readonly currency_gain: string | null;
  readonly realised_gain: string | null;
  readonly unrealised_gain: string | null;
  readonly total_gain: string | null;
  readonly simple_return: string | null;
  readonly time_weighted_return: string | null;
  readonly time_weighted_return_annualised: string | null;
  readonly money_weighted_return: string | null;
  readonly volatility: string | null;
  readonly sharpe_ratio: string | null;
  readonly risk_free_rate: string;
  readonly max_drawdown: string | null;
  readonly max_drawdown_peak_date: string | null;
  readonly max_drawdown_trough_date: string | null;
  readonly current_drawdown: string | null;
  readonly longest_drawdown_days: number | null;
  readonly best_day: ReturnOn | null;
  readonly worst_day: ReturnOn | null;
  readonly best_month: ReturnOn | null;
  readonly worst_month: ReturnOn | null;
  readonly best_year: ReturnOn | null;
  readonly worst_year: ReturnOn | null;
  readonly benchmark: Benchmark | null;
  readonly unavailable: Readonly<Record<string, string>>;
}

export interface MonthlyReturns {
  readonly years: readonly {
    readonly year: number;
    readonly months: readonly (string | null)[];
    readonly total: string | null;
  }[];
}
