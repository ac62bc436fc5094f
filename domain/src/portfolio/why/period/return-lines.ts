import { daysBetween } from '../../../calendar/local-date.ts';
import { add, type Decimal, ONE } from '../../../money/decimal.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import { isAbsent } from '../../../returns/absent-figure.ts';
import { DAYS_PER_YEAR } from '../../../returns/annualised-return.ts';
import type { IndexPoint } from '../../../returns/growth-index.ts';
import type { Extremes, MaybeFigure } from '../../../returns/performance.ts';
import { squaredDeviations } from '../../../returns/squared-deviations.ts';
import type { PeriodFigure, Unavailable } from '../figure.ts';
import { linesOf, publishedLines, type Step } from '../lines-of.ts';
import type { TrailLine } from '../trail.ts';
import { comingTo, summand } from './coming-to.ts';
import { growthSteps } from './growth-lines.ts';
import { boundsOf, type PeriodSubject } from './period-subject.ts';

type Lines = readonly TrailLine[] | Unavailable;

/** A plain number as a step. */
export function constant(operator: Step['operator'], operand: Decimal): Step {
  return { kind: 'constant', operator, operand };
}

/** A number of things. */
export function counted(count: number): Decimal {
  return { digits: BigInt(count), scale: 0 };
}

const MINUS_ONE = constant('minus', ONE);

const named = (operator: Step['operator'], figure: PeriodFigure, operand: Decimal): Step => ({
  kind: 'figure',
  operator,
  operand,
  figure,
});

/** Raises what the lines come to; both the result and a binary number are right to the digits that are published. */
function raised(lines: readonly TrailLine[], operand: Decimal, result: Decimal, by: Partial<TrailLine>) {
  const power: TrailLine = {
    kind: 'constant',
    operator: 'power',
    operand,
    rule: 'given',
    expression: {},
    ...by,
    result,
  };
  return [...lines, power];
}

/** Gain / money that worked, both before they are rounded. */
export function simpleReturnLines({ figures }: PeriodSubject): Lines {
  const { simpleReturn, startValue, endValue, purchases, proceeds, income, fees, taxes } = figures;
  if (isAbsent(simpleReturn)) return simpleReturn.unavailable;
  return comingTo(roundHalfEven(simpleReturn, PUBLISHED_DIGITS), [
    named('start', 'end_value', endValue),
    named('minus', 'start_value', startValue),
    named('minus', 'period_purchases', purchases),
    named('plus', 'period_proceeds', proceeds),
    named('plus', 'period_income', income),
    named('minus', 'period_fees', fees),
    named('minus', 'period_taxes', taxes),
    named('divide', 'period_capital', add(startValue, purchases)),
  ]);
}

/** The money that worked in a period. */
export function capitalLines({ figures: { startValue, purchases } }: PeriodSubject): Lines {
  return linesOf([named('start', 'start_value', startValue), named('plus', 'period_purchases', purchases)]);
}

/** The chain of the growth of a period, less the unit of money that it began with. */
export function timeWeightedLines(subject: PeriodSubject): Lines {
  const { timeWeightedReturn } = subject.figures;
  return comingTo(roundHalfEven(timeWeightedReturn, PUBLISHED_DIGITS), [...growthSteps(subject), MINUS_ONE]);
}

/** The chain of the growth of a period by itself. */
export function growthLines(subject: PeriodSubject): Lines {
  return linesOf(growthSteps(subject));
}

/**
 * (1 + R)^(365 / days) − 1.
 *
 * @param total  what R is called, and what it is before it is rounded
 */
export function annualisedLines(
  subject: PeriodSubject,
  perYear: MaybeFigure,
  total: readonly [PeriodFigure, Decimal],
): Lines {
  if (isAbsent(perYear)) return perYear.unavailable;
  const { from, to } = boundsOf(subject);
  const days = counted(daysBetween(from, to));
  const year = counted(DAYS_PER_YEAR);
  const exponent = divide(year, days, GUARD_DIGITS);
  const growth = linesUnrounded([named('start', ...total), constant('plus', ONE)]);
  const grown = raised(growth, exponent, add(ONE, perYear), {
    kind: 'constant',
    rule: 'quotient',
    expression: { numerator: year, denominator: days },
  });
  return [...grown, { ...lineOf(MINUS_ONE), result: perYear }];
}

const lineOf = (step: Step): Omit<TrailLine, 'result'> => ({ rule: 'given', expression: {}, ...step });

/** A few lines that go on: nothing is rounded yet. */
function linesUnrounded(steps: readonly Step[]): readonly TrailLine[] {
  return linesOf(steps, false, GUARD_DIGITS);
}

/** 1 + the return of each day that the volatility is told of. */
function quotedGrowths({ figures: { index }, days, from }: PeriodSubject): readonly IndexPoint[] {
  return index.slice(1).filter((_, at) => (days.quoted[from + 1 + at] as number) > 0);
}

/** The square of each day's distance from the mean. */
export function deviationLines(subject: PeriodSubject): Lines {
  const { volatility } = subject.figures;
  if (isAbsent(volatility)) return volatility.unavailable;
  const points = quotedGrowths(subject);
  const { mean, deviations } = squaredDeviations(points.map(({ factor }) => factor));
  const steps = deviations.map(({ growth, square }, at): Step => {
    const { date } = points[at] as IndexPoint;
    return {
      kind: 'day',
      operator: summand(at),
      operand: square,
      rule: 'squared_deviation',
      expression: { growth, mean },
      date,
    };
  });
  return publishedLines(linesOf(steps, false, GUARD_DIGITS));
}

/** √(sum of squares / (n − 1) · 252). */
export function volatilityLines(subject: PeriodSubject): Lines {
  const { volatility } = subject.figures;
  if (isAbsent(volatility)) return volatility.unavailable;
  const growths = quotedGrowths(subject).map(({ factor }) => factor);
  const { mean, deviations } = squaredDeviations(growths);
  const squares = deviations.reduce((total, { square }) => add(total, square), counted(0));
  const spread = linesUnrounded([
    {
      ...named('start', 'squared_deviations', squares),
      expression: { count: counted(growths.length), mean },
    },
    constant('divide', counted(growths.length - 1)),
    constant('times', counted(TRADING_DAYS_PER_YEAR)),
  ]);
  return raised(spread, { digits: 5n, scale: 1 }, volatility, {});
}

/** By the usual convention. */
const TRADING_DAYS_PER_YEAR = 252;

/** (return per year − risk-free rate) / volatility. */
export function sharpeLines({ figures, riskFreeRate }: PeriodSubject): Lines {
  const { sharpeRatio, timeWeightedReturnAnnualised: perYear, volatility } = figures;
  if (isAbsent(sharpeRatio)) return sharpeRatio.unavailable;
  return linesOf(
    [
      named('start', 'time_weighted_return_annualised', perYear as Decimal),
      { kind: 'setting', operator: 'minus', operand: riskFreeRate },
      named('divide', 'volatility', volatility as Decimal),
    ],
    true,
  );
}

/** A day, month or year, as far as the period reaches into it. */
export function extremeLines(
  subject: PeriodSubject,
  figure: MaybeFigure<Extremes>,
  side: keyof Extremes,
): Lines {
  if (isAbsent(figure)) return figure.unavailable;
  const { period, rate } = figure[side];
  const { dates } = subject.days;
  const inside = Array.from({ length: subject.to - subject.from }, (_, at) => subject.from + 1 + at).filter(
    (at) => dates[at]?.startsWith(period) === true,
  );
  const [first, last] = [inside[0] as number, inside.at(-1) as number];
  const index = subject.figures.index.slice(first - 1 - subject.from, last + 1 - subject.from);
  const within = { ...subject, from: first - 1, to: last, figures: { ...subject.figures, index } };
  return comingTo(roundHalfEven(rate, PUBLISHED_DIGITS), [...growthSteps(within), MINUS_ONE]);
}
