type Json<T> = { content: { 'application/json': T } };

interface Transaction {
  date: string;
  isin: string;
  broker: string;
  fee: string;
  price_per_unit: string;
  units: string;
  transaction_type: 'BUY' | 'SELL';
  id: number;
  created_at: string;
  updated_at: string;
  total_without_fees: string;
  total_with_fees: string;
  net_amount: string;
  currency: string;
  exchange_rate: string | null;
  fx_fee: string;
  time: string | null;
  external_id: string | null;
  product: string | null;
}
interface TransactionInput {
  date: string;
  isin: string;
  broker: string;
  fee?: string;
  price_per_unit: string;
  units: string;
  transaction_type: 'BUY' | 'SELL';
  currency?: string;
  exchange_rate?: string | null;
  fx_fee?: string;
  time?: string | null;
  external_id?: string | null;
  product?: string | null;
}
interface Position {
  isin: string;
  total_units: string;
  total_cost_without_fees: string;
  total_gains_without_fees: string;
  total_fees: string;
  transactions_count: number;
  current_value: string | null;
  absolute_pl_without_fees: string | null;
  percentage_pl_without_fees: string | null;
  absolute_pl_with_fees: string | null;
  percentage_pl_with_fees: string | null;
  net_buy_in_cost: string;
  net_buy_in_cost_per_unit: string | null;
  current_price_per_unit: string | null;
  name: string | null;
  asset_class: string | null;
  cost_basis: string | null;
  cost_basis_with_fees: string | null;
  average_cost_per_unit: string | null;
  realised_gain: string;
  unrealised_gain: string | null;
  unrealised_gain_percentage: string | null;
  market_value: string | null;
  price: string | null;
  price_date: string | null;
  valuation_source: 'manual' | 'price' | null;
  weight: string | null;
  last_trade_date: string | null;
}
interface PortfolioSummary {
  total_invested: string;
  total_withdrawn: string;
  total_fees: string;
  total_current_portfolio_invested_value: string;
  total_profit_loss: string;
  holdings: Position[];
  closed_positions: Position[];
  oversold_positions: Position[];
  total_market_value: string;
  total_cost_basis: string;
  total_cost_basis_with_fees: string;
  total_realised_gain: string;
  total_unrealised_gain: string;
  total_unrealised_gain_percentage: string | null;
  total_net_invested: string;
  total_gain: string;
  holdings_without_value: number;
  currency: string;
  as_of: string;
}
interface ImportTrade {
  row: number;
  isin: string;
  transaction_type: 'BUY' | 'SELL';
  date: string;
  units: string;
  price_per_unit: string;
  currency: string;
  fee: string;
  product: string | null;
}
interface ImportReport {
  total_rows: number;
  successful: number;
  failed: number;
  results: (ImportTrade & { transaction_id: number | null; notes: string[] })[];
  errors: {
    row: number;
    isin: string | null;
    date: string | null;
    errors: string[];
    raw_data: Record<string, string>;
  }[];
  skipped: (ImportTrade & { reason: string })[];
  success_rate: number;
  dry_run: boolean;
  change_id: number | null;
}

type Body<T> = { requestBody: Json<T> };
type Ok<T> = { responses: { 200: Json<T> } };

export interface paths {
  '/api/v1/transactions': {
    get: Ok<{ transactions: Transaction[]; total: number; skip: number; limit: number }> & {
      parameters: {
        query?: {
          isin?: string;
          broker?: string;
          transaction_type?: 'BUY' | 'SELL';
          start_date?: string;
          end_date?: string;
          skip?: number;
          limit?: number;
          sort_by?: string;
          sort_order?: string;
        };
      };
    };
    post: Body<TransactionInput> & { responses: { 201: Json<Transaction> } };
    delete: Ok<{ message: string; deleted_count: number }>;
  };
  '/api/v1/transactions/{id}': {
    parameters: { path: { id: number } };
    get: Ok<Transaction> & { parameters: { path: { id: number } } };
    put: Body<Partial<TransactionInput>> & Ok<Transaction> & { parameters: { path: { id: number } } };
    delete: { parameters: { path: { id: number } }; responses: { 204: { content?: never } } };
  };
  '/api/v1/transactions/degiro-import-csv-transactions': { post: Ok<ImportReport> };
  '/api/v1/analytics/portfolio-summary': { get: Ok<PortfolioSummary> };
  '/api/v1/position-values': {
    post: Body<{ isin: string; current_value: string }> &
      Ok<{ isin: string; current_value: string; id: number; created_at: string; updated_at: string }>;
  };
  '/api/v1/changes/{id}/undo': {
    post: { parameters: { path: { id: number } } } & Ok<{ id: number; summary: string }>;
  };
}
