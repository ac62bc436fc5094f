import { type Decimal, ONE, add } from '../money/decimal.ts';
import { publishedFigures } from '../portfolio/days/period-figures.ts';
import type { PeriodFigure } from '../portfolio/why/figure.ts';
import type { PeriodSubject } from '../portfolio/why/period/period-subject.ts';
import { isAbsent } from '../returns/absent-figure.ts';
import type { MaybeFigure } from '../returns/performance.ts';

/** What the report of a period says, before a ratio is published; null where it says nothing, or it is a step only. */
export function shownPeriodFigure(subject: PeriodSubject, name: PeriodFigure): Decimal | string | null {
  const { figures, benchmark } = subject;
  const told = publishedFigures(figures);
  const maybe = (figure: MaybeFigure | undefined) =>
    figure === undefined ? 'no_price' : isAbsent(figure) ? figure.unavailable : figure;
  const fall = (member: 'maximum' | 'current' | 'longestDays') => {
    const { drawdown } = figures;
    if (isAbsent(drawdown)) return drawdown.unavailable;
    const value = drawdown[member];
    return typeof value === 'number' ? { digits: BigInt(value), scale: 0 } : value;
  };
  const extreme = (side: 'best' | 'worst', unit: 'day' | 'month' | 'year') => {
    const found = figures.extremes[unit];
    return isAbsent(found) ? found.unavailable : found[side].rate;
  };
  const rate = (found: PeriodSubject['figures']['moneyWeightedReturn'] | undefined) =>
    found === undefined ? 'no_price' : isAbsent(found) ? found.unavailable : found.rate;
  const shown: Readonly<Record<PeriodFigure, Decimal | string | null>> = {
    start_value: told.startValue,
    end_value: told.endValue,
    period_purchases: told.purchases,
    period_proceeds: told.proceeds,
    period_transfers_in: told.transfersIn,
    period_transfers_out: told.transfersOut,
    period_income: told.income,
    period_fees: told.fees,
    period_taxes: told.taxes,
    period_net_flows: told.netFlows,
    period_price_gain: told.priceGain,
    period_currency_gain: told.currencyGain,
    period_realised_gain: told.realisedGain,
    period_unrealised_gain: told.unrealisedGain,
    period_gain: told.totalGain,
    simple_return: maybe(figures.simpleReturn),
    time_weighted_return: figures.timeWeightedReturn,
    time_weighted_return_annualised: maybe(figures.timeWeightedReturnAnnualised),
    money_weighted_return: rate(figures.moneyWeightedReturn),
    volatility: maybe(figures.volatility),
    sharpe_ratio: maybe(figures.sharpeRatio),
    max_drawdown: fall('maximum'),
    current_drawdown: fall('current'),
    longest_drawdown_days: fall('longestDays'),
    best_day: extreme('best', 'day'),
    worst_day: extreme('worst', 'day'),
    best_month: extreme('best', 'month'),
    worst_month: extreme('worst', 'month'),
    best_year: extreme('best', 'year'),
    worst_year: extreme('worst', 'year'),
    benchmark_return: maybe(benchmark?.told.timeWeightedReturn),
    benchmark_return_annualised: maybe(benchmark?.told.timeWeightedReturnAnnualised),
    same_money_value: maybe(benchmark?.told.endValue),
    same_money_return: rate(benchmark?.told.moneyWeightedReturn),
    units_held: null,
    period_capital: add(figures.startValue, figures.purchases),
    growth_factor: add(ONE, figures.timeWeightedReturn),
    squared_deviations: null,
    benchmark_unit_value: null,
  };
  return shown[name];
}
