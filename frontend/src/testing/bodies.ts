import type { ImportReport, PortfolioSummary, Position, Transaction, TransactionList } from '../api/wire.ts';

/** A holding of 612 units that cost 60 228.14 and is worth 74 108.22, unless told otherwise. */
export function position(changed: Partial<Position> = {}): Position {
  return {
    isin: 'IE00BK5BQT80',
    total_units: '612.0000',
    total_cost_without_fees: '60228.14000000',
    total_gains_without_fees: '0',
    total_fees: '24.00',
    transactions_count: 12,
    current_value: '74108.2200',
    absolute_pl_without_fees: '13880.08000000',
    percentage_pl_without_fees: '23.0458387057',
    absolute_pl_with_fees: '13856.08000000',
    percentage_pl_with_fees: '22.9968279563',
    net_buy_in_cost: '60228.14000000',
    net_buy_in_cost_per_unit: '98.4119934641',
    current_price_per_unit: '121.0918627451',
    name: 'FTSE All-World',
    asset_class: 'STOCK',
    cost_basis: '60228.14',
    cost_basis_with_fees: '60252.14',
    average_cost_per_unit: '98.4119934641',
    realised_gain: '0.00',
    unrealised_gain: '13880.08',
    unrealised_gain_percentage: '23.0458387057',
    market_value: '74108.22',
    price: '121.0918627451',
    price_date: '2026-11-24',
    valuation_source: 'manual',
    price_source: 'position_value',
    is_stale: false,
    quote: null,
    no_value_reason: null,
    weight: '1',
    value_updated_at: '2026-11-24T10:00:00',
    last_trade_date: '2026-11-18',
    total_income: '0.00',
    total_taxes: '0.00',
    total_gain: '13856.08',
    ...changed,
  };
}

/** A holding whose value nobody has entered. */
export function unvalued(changed: Partial<Position> = {}): Position {
  return position({
    current_value: null,
    absolute_pl_without_fees: null,
    percentage_pl_without_fees: null,
    absolute_pl_with_fees: null,
    percentage_pl_with_fees: null,
    current_price_per_unit: null,
    unrealised_gain: null,
    unrealised_gain_percentage: null,
    market_value: null,
    price: null,
    price_date: null,
    valuation_source: null,
    price_source: null,
    value_updated_at: null,
    is_stale: null,
    no_value_reason: 'no_price',
    weight: null,
    ...changed,
  });
}

/** The summary of one valued holding, unless told otherwise. */
export function summary(changed: Partial<PortfolioSummary> = {}): PortfolioSummary {
  return {
    total_invested: '60228.14000000',
    total_withdrawn: '0',
    total_fees: '24.00',
    total_current_portfolio_invested_value: '74108.2200',
    total_profit_loss: '13856.08000000',
    holdings: [position()],
    closed_positions: [],
    oversold_positions: [],
    total_market_value: '74108.22',
    total_cost_basis: '60228.14',
    total_cost_basis_with_fees: '60252.14',
    total_realised_gain: '0.00',
    total_unrealised_gain: '13880.08',
    total_unrealised_gain_percentage: '23.0458387057',
    total_net_invested: '60228.14',
    total_gain: '13856.08',
    holdings_without_value: 0,
    total_income: '0.00',
    total_taxes: '0.00',
    unallocated_fees: '0.00',
    unallocated_taxes: '0.00',
    currency: 'EUR',
    as_of: '2026-11-24',
    ...changed,
  };
}

/** A purchase of 12 units for 1 455.08, unless told otherwise. */
export function transaction(changed: Partial<Transaction> = {}): Transaction {
  return {
    date: '2026-11-18',
    isin: 'IE00BK5BQT80',
    broker: 'DEGIRO',
    fee: '2.00',
    price_per_unit: '121.0900',
    units: '12.0000',
    transaction_type: 'BUY',
    id: 1,
    created_at: '2026-11-18T10:00:00',
    updated_at: '2026-11-18T10:00:00',
    total_without_fees: '1453.08000000',
    total_with_fees: '1455.08000000',
    net_amount: '-1455.08',
    currency: 'EUR',
    exchange_rate: null,
    fx_fee: '0.00',
    time: null,
    external_id: null,
    product: 'FTSE All-World',
    name: 'FTSE All-World',
    amount: null,
    tax: '0.00',
    new_units: null,
    old_units: null,
    acquired_on: null,
    note: null,
    ...changed,
  };
}

export function transactionList(transactions: Transaction[], total = transactions.length): TransactionList {
  return { transactions, total, skip: 0, limit: 100 };
}

/** Of three rows one is new, one is there already, one is refused; unless told otherwise. */
export function importReport(changed: Partial<ImportReport> = {}): ImportReport {
  const trade = {
    isin: 'IE00BK5BQT80',
    broker: 'DEGIRO',
    transaction_type: 'BUY' as const,
    date: '2026-11-18',
    units: '12',
    price_per_unit: '121.09',
    amount: null,
    currency: 'EUR',
    exchange_rate: null,
    fee: '2.00',
    fx_fee: '0.00',
    tax: '0.00',
    new_units: null,
    old_units: null,
    product: 'FTSE ALL-WORLD',
  };
  return {
    kind: 'degiro-transactions',
    broker: 'DEGIRO',
    total_rows: 3,
    successful: 1,
    failed: 1,
    results: [{ ...trade, row: 1, transaction_id: null, notes: [], note_codes: [], transfer_of: null }],
    errors: [
      {
        row: 2,
        isin: 'IE00BK5BQT81',
        date: null,
        errors: ['date: "99-04-2026" is not a day-month-year date'],
        error_codes: [{ field: 'date', code: 'not_a_day', values: { cell: '99-04-2026' } }],
        raw_data: { Date: '99-04-2026', Product: 'FTSE ALL-WORLD' },
      },
    ],
    skipped: [{ ...trade, row: 3, reason: 'already imported', reason_code: 'already_imported' }],
    left_out: [],
    success_rate: 33.33,
    dry_run: true,
    change_id: null,
    ...changed,
  };
}
