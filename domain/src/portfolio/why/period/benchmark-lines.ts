import { epochDay } from '../../../calendar/epoch-day.ts';
import type { LocalDate } from '../../../calendar/local-date.ts';
import type { Split, Transaction } from '../../../ledger/transaction.ts';
import { type Decimal, isZero, ONE, subtract } from '../../../money/decimal.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import { isAbsent } from '../../../returns/absent-figure.ts';
import { DAY_SCALE } from '../../days/day-totals.ts';
import { valuedPeriod } from '../../days/period-figures.ts';
import type { Unavailable } from '../figure.ts';
import { linesOf, type Step } from '../lines-of.ts';
import type { TrailLine } from '../trail.ts';
import { comingTo } from './coming-to.ts';
import { priceSteps, sourceOf } from './instrument-value.ts';
import { moneyWeightedLines } from './money-weighted-lines.ts';
import type { PeriodBenchmark, PeriodSubject } from './period-subject.ts';
import { priceFinder, ratesFound } from './priced-units.ts';
import { annualisedLines, constant } from './return-lines.ts';

type Lines = readonly TrailLine[] | Unavailable;

/** The figures of a benchmark. */
export type BenchmarkFigure =
  | 'benchmark_return'
  | 'benchmark_return_annualised'
  | 'same_money_value'
  | 'same_money_return'
  | 'benchmark_unit_value';

/** What one unit of it, bought before everything else, was worth in the evening of a day. */
function unitValue({ days }: PeriodBenchmark, at: number): Decimal {
  return { digits: days.values[at] as bigint, scale: DAY_SCALE };
}

function unitStep(
  operator: Step['operator'],
  subject: PeriodSubject,
  benchmark: PeriodBenchmark,
  at: number,
): Step {
  const date = subject.days.dates[at] as LocalDate;
  const { isin } = benchmark;
  const operand = unitValue(benchmark, at);
  return {
    kind: 'figure',
    operator,
    operand,
    figure: 'benchmark_unit_value',
    isin,
    from: date,
    to: date,
  };
}

function returnLines(subject: PeriodSubject, benchmark: PeriodBenchmark): Lines {
  const { timeWeightedReturn: told } = benchmark.told;
  if (isAbsent(told)) return told.unavailable;
  return comingTo(roundHalfEven(told, PUBLISHED_DIGITS), [
    unitStep('start', subject, benchmark, subject.to),
    unitStep('divide', subject, benchmark, subject.from),
    constant('minus', ONE),
  ]);
}

/** Every inflow buys units of it and every outflow sells some, at the price of the day. */
function sameMoneyLines(subject: PeriodSubject, benchmark: PeriodBenchmark): Lines {
  const { endValue } = benchmark.told;
  if (isAbsent(endValue)) return endValue.unavailable;
  const { days, from, to } = subject;
  const { startValue, days: valued } = valuedPeriod(days, from, to);
  const bought = (numerator: Decimal, at: number): Step => {
    const denominator = unitValue(benchmark, at);
    const date = days.dates[at] as LocalDate;
    const isStart = at === from;
    return {
      kind: 'day',
      operator: isStart ? 'start' : 'plus',
      operand: divide(numerator, denominator, GUARD_DIGITS),
      rule: 'quotient',
      expression: { numerator, denominator },
      figure: isStart ? 'start_value' : 'period_net_flows',
      date,
      ...(!isStart && { from: days.dates[at - 1] as LocalDate, to: date }),
    };
  };
  const flows = valued.map(({ inflow, outflow }) => subtract(inflow, outflow));
  const units = [
    bought(startValue, from),
    ...flows.flatMap((flow, index) => (isZero(flow) ? [] : [bought(flow, from + 1 + index)])),
  ];
  const published = roundHalfEven(endValue, PUBLISHED_DIGITS);
  return comingTo(published, [...units, unitStep('times', subject, benchmark, to)]);
}

function sameMoneyReturnLines(subject: PeriodSubject, { told }: PeriodBenchmark): Lines {
  const { moneyWeightedReturn: rate, endValue } = told;
  if (isAbsent(rate)) return rate.unavailable;
  return moneyWeightedLines(subject, rate, { figure: 'same_money_value', amount: endValue as Decimal });
}

/** One unit on the end day: its price, through its splits and the rates of the day. */
function unitValueLines(subject: PeriodSubject, benchmark: PeriodBenchmark): Lines {
  const { entries, history, isin, days } = benchmark;
  const day = epochDay(days.dates[subject.to] as LocalDate);
  const splits = entries.filter(
    (entry): entry is Split & Transaction => entry.type === 'SPLIT' && epochDay(entry.date) <= day,
  );
  const price = priceFinder(entries, history)(day);
  const rates = price && ratesFound(price, subject, day);
  if (!rates) return price ? 'no_rate' : 'no_price';
  const grown = splits.flatMap((split): Step[] => [
    { ...sourceOf(split), operator: 'times', operand: whole(split.newUnits) },
    { ...sourceOf(split), operator: 'divide', operand: whole(split.oldUnits) },
  ]);
  return linesOf([constant('start', ONE), ...grown, ...priceSteps(price, rates, isin, false)]);
}

const whole = (digits: bigint): Decimal => ({ digits, scale: 0 });

/**
 * The arithmetic of a figure of a benchmark.
 *
 * @see docs/spec/returns.md §9
 */
export function benchmarkLines(
  name: BenchmarkFigure,
  subject: PeriodSubject,
  benchmark: PeriodBenchmark,
): Lines {
  switch (name) {
    case 'benchmark_return':
      return returnLines(subject, benchmark);
    case 'benchmark_return_annualised': {
      const { timeWeightedReturn: total, timeWeightedReturnAnnualised: perYear } = benchmark.told;
      if (isAbsent(total)) return total.unavailable;
      return annualisedLines(subject, perYear, ['benchmark_return', total]);
    }
    case 'same_money_value':
      return sameMoneyLines(subject, benchmark);
    case 'same_money_return':
      return sameMoneyReturnLines(subject, benchmark);
    case 'benchmark_unit_value':
      return unitValueLines(subject, benchmark);
  }
}
