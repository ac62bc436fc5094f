import type { MonthlyReturns, Performance } from '../api/wire.ts';

/**
 * A year that began with 1000 and ended with 1200: 100 were put in, so 100 were gained, unless told otherwise.
 *
 * 80 + 15 + 10 − 4 − 1 = 30 + 65 + 10 − 4 − 1 = 100
 */
export function performance(changed: Partial<Performance> = {}): Performance {
  return {
    currency: 'EUR',
    method: 'average',
    isin: null,
    broker: null,
    asset_class: null,
    period: { start_date: '2025-11-24', end_date: '2026-11-24', days: 365 },
    start_value: '1000.00',
    end_value: '1200.00',
    purchases: '150.00',
    proceeds: '45.00',
    transfers_in: '0.00',
    transfers_out: '0.00',
    income: '10.00',
    fees: '4.00',
    taxes: '1.00',
    net_flows: '100.00',
    price_gain: '80.00',
    currency_gain: '15.00',
    realised_gain: '30.00',
    unrealised_gain: '65.00',
    total_gain: '100.00',
    simple_return: '0.0869565217',
    time_weighted_return: '0.0834',
    time_weighted_return_annualised: '0.0834',
    money_weighted_return: '0.0812',
    is_money_weighted_return_ambiguous: false,
    volatility: '0.1432',
    sharpe_ratio: '0.44',
    risk_free_rate: '0.02',
    max_drawdown: '-0.1234',
    max_drawdown_peak_date: '2026-02-19',
    max_drawdown_trough_date: '2026-03-23',
    current_drawdown: '0',
    longest_drawdown_days: 112,
    max_drawdown_recovery_date: '2026-06-11',
    best_day: { period: '2026-03-24', return: '0.0712' },
    worst_day: { period: '2026-03-12', return: '-0.0934' },
    best_month: { period: '2026-04', return: '0.0812' },
    worst_month: { period: '2026-03', return: '-0.1011' },
    best_year: { period: '2026', return: '0.07' },
    worst_year: { period: '2025', return: '0.0125' },
    untold_days: [],
    left_out: [],
    benchmark: null,
    unavailable: {},
    ...changed,
  };
}

/** November and December of one year, and the January of the next. */
export function monthlyReturns(changed: Partial<MonthlyReturns> = {}): MonthlyReturns {
  return {
    isin: null,
    broker: null,
    asset_class: null,
    years: [
      {
        year: '2025',
        return: '0.0302',
        months: [
          { month: '2025-11', return: '0.02' },
          { month: '2025-12', return: '0.01' },
        ],
      },
      { year: '2026', return: '-0.031', months: [{ month: '2026-01', return: '-0.031' }] },
    ],
    left_out: [],
    ...changed,
  };
}
