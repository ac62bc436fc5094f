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
    period: { start_date: '2025-11-24', end_date: '2026-11-24', days: 365 },
    start_value: '1000.00',
    end_value: '1200.00',
    purchases: '150.00',
    proceeds: '45.00',
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
    volatility: '0.1432',
    sharpe_ratio: '0.44',
    risk_free_rate: '0.02',
    max_drawdown: '-0.1234',
    max_drawdown_peak_date: '2026-02-19',
    max_drawdown_trough_date: '2026-03-23',
    current_drawdown: '0',
    longest_drawdown_days: 112,
    best_day: { date: '2026-03-24', return: '0.0712' },
    worst_day: { date: '2026-03-12', return: '-0.0934' },
    best_month: { date: '2026-04-01', return: '0.0812' },
    worst_month: { date: '2026-03-01', return: '-0.1011' },
    best_year: { date: '2026-01-01', return: '0.07' },
    worst_year: { date: '2025-01-01', return: '0.0125' },
    benchmark: null,
    unavailable: {},
    ...changed,
  };
}

/** November and December of one year, and the January of the next. */
export function monthlyReturns(changed: Partial<MonthlyReturns> = {}): MonthlyReturns {
  const none = Array.from({ length: 10 }, () => null);
  return {
    years: [
      { year: 2026, months: ['-0.031', ...none, null], total: '-0.031' },
      { year: 2025, months: [...none, '0.02', '0.01'], total: '0.0302' },
    ],
    ...changed,
  };
}
