import { daysBetween, type LocalDate } from '../../../calendar/local-date.ts';
import { type Decimal, isNegative, isZero, negate, subtract } from '../../../money/decimal.ts';
import { discounted } from '../../../returns/discounted.ts';
import type { MoneyWeightedReturn } from '../../../returns/money-weighted-return.ts';
import { valuedPeriod } from '../../days/period-figures.ts';
import type { PeriodFigure } from '../figure.ts';
import { linesOf, type Step } from '../lines-of.ts';
import type { TrailLine } from '../trail.ts';
import { summand } from './coming-to.ts';
import { boundsOf, type PeriodSubject } from './period-subject.ts';

interface Flow {
  readonly figure: PeriodFigure;
  readonly amount: Decimal;
  readonly date: LocalDate;
  /** The stretch that the figure is told of; absent for the whole. */
  readonly stretch?: { readonly from: LocalDate; readonly to: LocalDate };
}

/** Money put in and taken out in a period, with what was there at its start and what is there at its end. */
function flowsOf(subject: PeriodSubject, end: Pick<Flow, 'figure' | 'amount'>): readonly Flow[] {
  const { days, from, to } = subject;
  const bounds = boundsOf(subject);
  const period = valuedPeriod(days, from, to);
  const flows: Flow[] = [
    { figure: 'start_value', amount: negate(period.startValue), date: bounds.from },
    ...period.days.map(({ date, inflow, outflow }, at): Flow => {
      const stretch = { from: days.dates[from + at] as LocalDate, to: date };
      return { figure: 'period_net_flows', amount: subtract(outflow, inflow), date, stretch };
    }),
    { ...end, date: bounds.to },
  ];
  return flows.filter(({ amount }) => !isZero(amount));
}

/**
 * The flows, each as what it is worth at the rate on one day: together they come to nothing, and the last line says by
 * which rate. That day is the first of them, or the last where the rate is below 0, so that no amount grows out of sight.
 *
 * @param end what the flows end with: the end value, or that of the same money in a benchmark
 * @see docs/spec/returns.md §3
 */
export function moneyWeightedLines(
  subject: PeriodSubject,
  { rate }: MoneyWeightedReturn,
  end: Pick<Flow, 'figure' | 'amount'>,
): readonly TrailLine[] {
  const flows = flowsOf(subject, end);
  const day = (flows.at(isNegative(rate) ? -1 : 0) as Flow).date;
  const steps = flows.map(({ figure, amount, date, stretch }, at): Step => {
    const days = daysBetween(day, date);
    return {
      kind: 'day',
      operator: summand(at),
      operand: discounted(amount, rate, days),
      rule: 'discounted',
      expression: { amount, rate, days: { digits: BigInt(days), scale: 0 } },
      figure,
      date,
      ...stretch,
    };
  });
  const solution: TrailLine = {
    kind: 'solution',
    operator: 'solve',
    operand: rate,
    rule: 'given',
    expression: {},
    result: rate,
  };
  return [...linesOf(steps), solution];
}
