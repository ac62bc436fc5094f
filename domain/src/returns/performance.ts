import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { add, type Decimal, isPositive, isZero, negate, ONE, subtract, sum } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { type AbsentFigure, absent, isAbsent } from './absent-figure.ts';
import { annualisedReturn } from './annualised-return.ts';
import { bestAndWorst } from './best-and-worst.ts';
import { type Drawdown, drawdown } from './drawdown.ts';
import { growthIndex, type IndexPoint } from './growth-index.ts';
import { inOneGo } from './in-one-go.ts';
import { type MoneyWeightedReturn, moneyWeightedReturn } from './money-weighted-return.ts';
import { type CalendarReturn, returnsByCalendar } from './returns-by-calendar.ts';
import { sharpeRatio } from './sharpe-ratio.ts';
import { timeWeightedReturn } from './time-weighted-return.ts';
import type { ValuedDay } from './valued-day.ts';
import { volatility } from './volatility.ts';

/** A day of a period, and whether something held had a price of that very day. */
export interface PricedDay extends ValuedDay {
  readonly isPriced: boolean;
}

/** Half-open (start, end]: the value at the end of the start day, then every day until the end, none left out. */
export interface ValuedPeriod {
  readonly start: LocalDate;
  readonly startValue: Decimal;
  readonly days: readonly PricedDay[];
}

/** A figure, or why there is none. */
export type MaybeFigure<T = Decimal> = T | AbsentFigure;

export interface Extremes {
  readonly best: CalendarReturn;
  readonly worst: CalendarReturn;
}

/** What a period returned, and how bumpy it was. Ratios are fractions. */
export interface Performance {
  readonly days: number;
  readonly endValue: Decimal;
  /** Money put in − money taken out. */
  readonly netFlows: Decimal;
  /** End value − start value − net flows: everything that was not brought or taken. */
  readonly totalGain: Decimal;
  readonly simpleReturn: MaybeFigure;
  readonly timeWeightedReturn: Decimal;
  readonly timeWeightedReturnAnnualised: MaybeFigure;
  readonly moneyWeightedReturn: MaybeFigure<MoneyWeightedReturn>;
  readonly volatility: MaybeFigure;
  readonly sharpeRatio: MaybeFigure;
  readonly drawdown: MaybeFigure<Drawdown>;
  readonly extremes: Readonly<Record<'day' | 'month' | 'year', MaybeFigure<Extremes>>>;
  /** One point a day, the start day first with 1. */
  readonly index: readonly IndexPoint[];
}

/**
 * Every return and risk figure of a period from what it was worth and what was put in and taken out, day by day.
 *
 * @param purchases     of the period, ≥ 0: with the start value the money that worked in it
 * @param riskFreeRate  per year, a fraction
 * @see docs/spec/returns.md §7
 */
export function performance(period: ValuedPeriod, purchases: Decimal, riskFreeRate: Decimal): Performance {
  return inOneGo(performanceInParts(period, purchases, riskFreeRate));
}

/** The same in parts of some milliseconds each, so that a server can answer others in between. */
export function* performanceInParts(
  period: ValuedPeriod,
  purchases: Decimal,
  riskFreeRate: Decimal,
): Generator<undefined, Performance> {
  const { start, startValue, days } = period;
  const end = days.at(-1);
  const endValue = end?.value ?? startValue;
  const length = end ? daysBetween(start, end.date) : 0;
  const netFlows = subtract(sum(days.map((day) => day.inflow)), sum(days.map((day) => day.outflow)));
  const totalGain = subtract(subtract(endValue, startValue), netFlows);
  const points = growthIndex(startValue, days);
  yield;
  const moneyWeighted = moneyWeightedReturn(flowsOf(period, endValue));
  yield;
  const index = [{ date: start, index: ONE, factor: ONE, isUntold: false }, ...points];
  const fallen = drawdown(sinceValued(period, index)) ?? absent('nothing_held');
  yield;
  const spread = volatility(
    points.filter((_, at) => days[at]?.isPriced === true).map(({ factor }) => factor),
  );
  yield;
  const held = sinceHeld(period, points);
  const total = timeWeightedReturn(points);
  return {
    days: length,
    endValue,
    netFlows,
    totalGain,
    simpleReturn: simpleReturn(totalGain, add(startValue, purchases)),
    timeWeightedReturn: total,
    moneyWeightedReturn: moneyWeighted,
    ...ofRisk(annualisedReturn(total, length), spread, riskFreeRate),
    drawdown: fallen,
    extremes: {
      day: extremesOf(held, 'day'),
      month: extremesOf(held, 'month'),
      year: extremesOf(held, 'year'),
    },
    index,
  };
}

function ofRisk(perYear: MaybeFigure, spread: MaybeFigure, riskFreeRate: Decimal) {
  const isTold = !isAbsent(perYear) && !isAbsent(spread);
  return {
    timeWeightedReturnAnnualised: perYear,
    volatility: spread,
    sharpeRatio: isTold ? sharpeRatio(perYear, riskFreeRate, spread) : isAbsent(perYear) ? perYear : spread,
  };
}

/** gain / (start value + purchases). */
function simpleReturn(gain: Decimal, invested: Decimal): MaybeFigure {
  return isPositive(invested) ? divide(gain, invested, GUARD_DIGITS) : absent('nothing_invested');
}

function flowsOf({ start, startValue, days }: ValuedPeriod, endValue: Decimal) {
  const end = days.at(-1)?.date ?? start;
  return [
    { date: start, amount: negate(startValue) },
    ...days.map(({ date, inflow, outflow }) => ({ date, amount: subtract(outflow, inflow) })),
    { date: end, amount: endValue },
  ];
}

/** How many days pass before there is anything to follow. */
function daysOfNothing({ startValue, days }: ValuedPeriod): number {
  if (!isZero(startValue)) return 0;
  const first = days.findIndex(({ value, inflow }) => !isZero(value) || !isZero(inflow));
  return first === -1 ? days.length + 1 : first;
}

/** The levels of an index, the start day first, from the first evening with a value on. */
export function sinceValued<T>({ startValue, days }: ValuedPeriod, levels: readonly T[]): readonly T[] {
  if (!isZero(startValue)) return levels;
  const first = days.findIndex(({ value }) => !isZero(value));
  return levels.slice(first === -1 ? levels.length : first + 1);
}

/** The points of a period since money first went to work in it. */
export function sinceHeld(period: ValuedPeriod, points: readonly IndexPoint[]): readonly IndexPoint[] {
  return points.slice(daysOfNothing(period));
}

function extremesOf(points: readonly IndexPoint[], unit: 'day' | 'month' | 'year'): MaybeFigure<Extremes> {
  return bestAndWorst(returnsByCalendar(points, unit)) ?? absent('nothing_held');
}
