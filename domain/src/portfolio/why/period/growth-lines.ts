import type { LocalDate } from '../../../calendar/local-date.ts';
import { type Decimal, equals, multiply, ONE } from '../../../money/decimal.ts';
import { GUARD_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import type { IndexPoint } from '../../../returns/growth-index.ts';
import { valuedPeriod } from '../../days/period-figures.ts';
import type { Step } from '../lines-of.ts';
import type { PeriodSubject } from './period-subject.ts';

/** More months than these are told as years. */
const MOST_MONTHS = 24;

/** Days of the calendar that belong together. */
interface Stretch {
  /** The evening before. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly growth: Decimal;
}

/**
 * What one unit of money has grown to: each day of a month, each month of up to two years, else each year is multiplied
 * with those before. What neither grew nor shrank has no line.
 *
 * @see docs/spec/returns.md §2
 */
export function growthSteps(subject: PeriodSubject): readonly Step[] {
  const { index } = subject.figures;
  const months = stretches(index, 7);
  const steps = months.length <= 1 ? daySteps(subject) : stretchSteps(index, months);
  if (steps.length === 0) return [{ kind: 'constant', operator: 'start', operand: ONE }];
  return steps.map((step, at) => ({ ...step, operator: at === 0 ? 'start' : 'chain' }));
}

function stretchSteps(index: readonly IndexPoint[], months: readonly Stretch[]): Omit<Step, 'operator'>[] {
  const told = months.length <= MOST_MONTHS ? months : stretches(index, 4);
  return told
    .filter(({ growth }) => !equals(growth, ONE))
    .map(({ from, to, growth: operand }) => ({ kind: 'figure', operand, figure: 'growth_factor', from, to }));
}

/** @param length of an ISO day that names its month or year */
function stretches(index: readonly IndexPoint[], length: 4 | 7): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const [at, { date, factor }] of index.slice(1).entries()) {
    const last = found.at(-1);
    const goesOn = last?.to.slice(0, length) === date.slice(0, length);
    const before = goesOn ? last : { from: (index[at] as IndexPoint).date, growth: ONE };
    if (goesOn) found.pop();
    const growth = roundHalfEven(multiply(before.growth, factor), GUARD_DIGITS);
    found.push({ from: before.from, to: date, growth });
  }
  return found;
}

/** The growth of each day from what it began and ended with. */
function daySteps({ figures: { index }, days, from, to }: PeriodSubject): Omit<Step, 'operator'>[] {
  const period = valuedPeriod(days, from, to);
  return period.days.flatMap(({ date, value, inflow, outflow }, at): Omit<Step, 'operator'>[] => {
    const { factor, isUntold } = index[at + 1] as IndexPoint;
    if (isUntold || equals(factor, ONE)) return [];
    const before = at === 0 ? period.startValue : (period.days[at - 1] as { value: Decimal }).value;
    return [
      {
        kind: 'day',
        operand: factor,
        rule: 'day_growth',
        expression: { value, taken_out: outflow, value_before: before, put_in: inflow },
        figure: 'period_gain',
        date,
        from: (index[at] as IndexPoint).date,
        to: date,
      },
    ];
  });
}
