import type { LocalDate } from '../../../calendar/local-date.ts';
import { type Decimal, isZero } from '../../../money/decimal.ts';
import { isAbsent } from '../../../returns/absent-figure.ts';
import { DAY_SCALE } from '../../days/day-totals.ts';
import type { PeriodFigure, Unavailable } from '../figure.ts';
import { linesOf, type Step } from '../lines-of.ts';
import type { TrailLine } from '../trail.ts';
import { type BenchmarkFigure, benchmarkLines } from './benchmark-lines.ts';
import { comingTo, summand } from './coming-to.ts';
import { currentFallLines, deepestFallLines, longestFallLines } from './fall-lines.ts';
import { unitLines, valueSteps } from './instrument-value.ts';
import { moneyWeightedLines } from './money-weighted-lines.ts';
import { type PeriodFlow, flowSteps } from './period-flows.ts';
import { gainLines, type PeriodGain } from './period-gains.ts';
import { boundsOf, type PeriodSubject, publishedAmounts, type PublishedAmounts } from './period-subject.ts';
import {
  annualisedLines,
  capitalLines,
  deviationLines,
  extremeLines,
  growthLines,
  sharpeLines,
  simpleReturnLines,
  timeWeightedLines,
  volatilityLines,
} from './return-lines.ts';

type Lines = readonly TrailLine[] | Unavailable;
type Recipe = (subject: PeriodSubject) => Lines;

/** What the holdings were worth in the evening of a day: of several instruments one line for each. */
function valueLines(subject: PeriodSubject, date: LocalDate, name: 'start_value' | 'end_value'): Lines {
  const { instruments, isOne, from, to } = subject;
  const [one] = instruments;
  const at = name === 'start_value' ? from : to;
  const { startValue, endValue } = publishedAmounts(subject.figures);
  const value = name === 'start_value' ? startValue : endValue;
  if (isOne && one) return comingTo(value, valueSteps(subject, one, date));
  const parts = instruments.flatMap((instrument): Omit<Step, 'operator'>[] => {
    const operand: Decimal = { digits: instrument.days.values[at] as bigint, scale: DAY_SCALE };
    const { isin } = instrument;
    return isZero(operand) ? [] : [{ kind: 'figure', operand, figure: name, isin }];
  });
  return comingTo(
    value,
    parts.map((part, index) => ({ ...part, operator: summand(index) })),
  );
}

const AMOUNT_OF: Readonly<Record<PeriodFlow, (amounts: PublishedAmounts) => Decimal>> = {
  period_purchases: ({ purchases }) => purchases,
  period_proceeds: ({ proceeds }) => proceeds,
  period_transfers_in: ({ transfersIn }) => transfersIn,
  period_transfers_out: ({ transfersOut }) => transfersOut,
  period_income: ({ income }) => income,
  period_fees: ({ fees }) => fees,
  period_taxes: ({ taxes }) => taxes,
};

const flow =
  (name: PeriodFlow): Recipe =>
  (subject) =>
    comingTo(AMOUNT_OF[name](publishedAmounts(subject.figures)), flowSteps(name, subject));

const gain =
  (name: PeriodGain): Recipe =>
  (subject) =>
    gainLines(name, subject);

const ofBenchmark =
  (name: BenchmarkFigure): Recipe =>
  (subject) =>
    subject.benchmark === null ? 'no_price' : benchmarkLines(name, subject, subject.benchmark);

const extreme =
  (side: 'best' | 'worst', unit: 'day' | 'month' | 'year'): Recipe =>
  (subject) =>
    extremeLines(subject, subject.figures.extremes[unit], side);

function netFlowLines({ figures }: PeriodSubject): Lines {
  const { purchases, proceeds, income, fees, taxes } = publishedAmounts(figures);
  const step = (operator: Step['operator'], figure: PeriodFigure, operand: Decimal): Step => ({
    kind: 'figure',
    operator,
    operand,
    figure,
  });
  return linesOf([
    step('start', 'period_purchases', purchases),
    step('plus', 'period_fees', fees),
    step('plus', 'period_taxes', taxes),
    step('minus', 'period_proceeds', proceeds),
    step('minus', 'period_income', income),
  ]);
}

const RECIPES: Readonly<Record<PeriodFigure, Recipe>> = {
  start_value: (subject) => valueLines(subject, boundsOf(subject).from, 'start_value'),
  end_value: (subject) => valueLines(subject, boundsOf(subject).to, 'end_value'),
  period_purchases: flow('period_purchases'),
  period_proceeds: flow('period_proceeds'),
  period_transfers_in: flow('period_transfers_in'),
  period_transfers_out: flow('period_transfers_out'),
  period_income: flow('period_income'),
  period_fees: flow('period_fees'),
  period_taxes: flow('period_taxes'),
  period_net_flows: netFlowLines,
  period_price_gain: gain('period_price_gain'),
  period_currency_gain: gain('period_currency_gain'),
  period_realised_gain: gain('period_realised_gain'),
  period_unrealised_gain: gain('period_unrealised_gain'),
  period_gain: gain('period_gain'),
  simple_return: simpleReturnLines,
  time_weighted_return: timeWeightedLines,
  time_weighted_return_annualised: (subject) => {
    const { timeWeightedReturnAnnualised: perYear, timeWeightedReturn: total } = subject.figures;
    return annualisedLines(subject, perYear, ['time_weighted_return', total]);
  },
  money_weighted_return: (subject) => {
    const { moneyWeightedReturn: rate, endValue: amount } = subject.figures;
    if (isAbsent(rate)) return rate.unavailable;
    return moneyWeightedLines(subject, rate, { figure: 'end_value', amount });
  },
  volatility: volatilityLines,
  sharpe_ratio: sharpeLines,
  max_drawdown: deepestFallLines,
  current_drawdown: currentFallLines,
  longest_drawdown_days: longestFallLines,
  best_day: extreme('best', 'day'),
  worst_day: extreme('worst', 'day'),
  best_month: extreme('best', 'month'),
  worst_month: extreme('worst', 'month'),
  best_year: extreme('best', 'year'),
  worst_year: extreme('worst', 'year'),
  benchmark_return: ofBenchmark('benchmark_return'),
  benchmark_return_annualised: ofBenchmark('benchmark_return_annualised'),
  same_money_value: ofBenchmark('same_money_value'),
  same_money_return: ofBenchmark('same_money_return'),
  units_held: (subject) => {
    const [one] = subject.instruments;
    return one && subject.isOne ? unitLines(subject, one, boundsOf(subject).to) : 'not_held';
  },
  period_capital: capitalLines,
  growth_factor: growthLines,
  squared_deviations: deviationLines,
  benchmark_unit_value: ofBenchmark('benchmark_unit_value'),
};

/** The figures that do not stand on single instruments: they are told without walking through each. */
export const WITHOUT_INSTRUMENTS: ReadonlySet<PeriodFigure> = new Set<PeriodFigure>([
  'period_net_flows',
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
  'benchmark_return',
  'benchmark_return_annualised',
  'same_money_value',
  'same_money_return',
  'period_capital',
  'growth_factor',
  'squared_deviations',
  'benchmark_unit_value',
]);

/**
 * The arithmetic of a figure of a period.
 *
 * @returns the lines, or why there is no figure, as the report of the period says it
 * @see docs/spec/why.md §9
 */
export function periodFigure(name: PeriodFigure, subject: PeriodSubject): Lines {
  return RECIPES[name](subject);
}
