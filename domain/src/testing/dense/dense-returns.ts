import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import type { DensePeriod } from './dense-period.ts';
import { Fraction } from './fraction.ts';

/** The growth of one unit of money up to the evening of a day. */
export interface DenseLevel {
  readonly date: LocalDate;
  readonly level: Fraction;
  /** 1 + the return of the day. */
  readonly factor: Fraction;
}

/**
 * The index of a period, 1 in the evening of its start day; null where a day is unknown.
 *
 *   1 + rₜ = (Vₜ + Outₜ) / (Vₜ₋₁ + Inₜ), and 1 when there is nothing to divide by, or nothing but charges
 */
export function denseIndex({ start, startValue, days }: DensePeriod): readonly DenseLevel[] | null {
  if (startValue === null) return null;
  const levels: DenseLevel[] = [{ date: start, level: Fraction.ONE, factor: Fraction.ONE }];
  let [before, level] = [startValue, Fraction.ONE];
  for (const { date, day } of days) {
    if (day === null) return null;
    const worked = before.plus(day.inflow);
    const ended = day.value.plus(day.outflow);
    const isNothing = before.sign() === 0 && ended.sign() === 0;
    const factor = worked.sign() === 0 || isNothing ? Fraction.ONE : ended.over(worked);
    level = factor.equals(Fraction.ONE) ? level : level.times(factor).reduced();
    levels.push({ date, level, factor });
    before = day.value;
  }
  return levels;
}

/** Flows of the owner: what the portfolio took from the owner below 0, what it gave above 0; null where a day is unknown. */
export function denseFlows(period: DensePeriod): DenseFlows | null {
  const { start, end, startValue, days, totals } = period;
  if (startValue === null || totals === null) return null;
  const moved = new Map([[start, startValue.negated()]]);
  for (const { date, day } of days) if (day) moved.set(date, day.outflow.minus(day.inflow));
  moved.set(end, (moved.get(end) ?? Fraction.ZERO).plus(totals.endValue));
  return [...moved].filter(([, amount]) => amount.sign() !== 0);
}

/** Flows of the owner, those of one day together; without days on which they cancel out. */
export type DenseFlows = readonly (readonly [LocalDate, Fraction])[];

/** What flows are worth on the day of the first at a yearly rate, Actual/365 fixed. */
export function presentValue(flows: DenseFlows, rate: number): number {
  return presentValueAt(flows, Math.log1p(rate));
}

/**
 * The same at the logarithm of a yearly growth, which tells rates near −1 and huge ones apart.
 *
 * @returns scaled, so that nothing overflows: only the sign means anything beyond growth that a year cannot have
 */
export function presentValueAt(flows: DenseFlows, logGrowth: number): number {
  const [first, last] = [flows[0]?.[0], flows.at(-1)?.[0]];
  if (first === undefined || last === undefined) return 0;
  // Towards −1 the last flow weighs most: everything is told as of its day.
  const origin = logGrowth < -1 ? last : first;
  return flows.reduce(
    (total, [date, amount]) =>
      total + amount.toNumber() * Math.exp((-logGrowth * daysBetween(origin, date)) / 365),
    0,
  );
}

/** How far an index fell from its highest level so far, and for how long it stayed below. */
export interface DenseDrawdown {
  /** ≤ 0. */
  readonly maximum: Fraction;
  readonly peakDate: LocalDate | null;
  readonly troughDate: LocalDate | null;
  readonly current: Fraction;
  readonly longestDays: number;
}

/** The deepest fall, the last one, and the longest time between two days at the peak or from the peak until the last day. */
export function denseDrawdown(levels: readonly Omit<DenseLevel, 'factor'>[]): DenseDrawdown | null {
  const [first] = levels;
  if (!first) return null;
  let peak = first;
  let deepest = {
    maximum: Fraction.ZERO,
    peakDate: null as LocalDate | null,
    troughDate: null as LocalDate | null,
  };
  let [current, longestDays] = [Fraction.ZERO, 0];
  for (const next of levels) {
    const order = next.level.compare(peak.level);
    const isSpell = current.sign() < 0 || order < 0;
    if (isSpell) longestDays = Math.max(longestDays, daysBetween(peak.date, next.date));
    current = order < 0 ? next.level.minus(peak.level).over(peak.level) : Fraction.ZERO;
    if (order >= 0) peak = next;
    if (current.compare(deepest.maximum) < 0) {
      deepest = { maximum: current, peakDate: peak.date, troughDate: next.date };
    }
  }
  return { ...deepest, current, longestDays };
}

/** The part of an index that has something to follow: from the evening of the first day with a value on. */
export function levelsHeld(period: DensePeriod, levels: readonly DenseLevel[]): readonly DenseLevel[] {
  if (period.startValue && period.startValue.sign() > 0) return levels;
  const first = period.days.findIndex(({ day }) => day !== null && day.value.sign() > 0);
  return first < 0 ? [] : levels.slice(first + 1);
}

/** Sample standard deviation of the logarithms of growth factors, not scaled; NaN of fewer than two. */
export function logDeviation(factors: readonly Fraction[]): number {
  const logs = factors.map((factor) => Math.log(factor.toNumber()));
  const mean = logs.reduce((total, log) => total + log, 0) / logs.length;
  const squares = logs.reduce((total, log) => total + (log - mean) ** 2, 0);
  return Math.sqrt(squares / (logs.length - 1));
}

/** 1 + rₜ of the days on which something held had a new close. */
export function pricedFactors(period: DensePeriod, levels: readonly DenseLevel[]): readonly Fraction[] {
  return levels
    .slice(1)
    .filter((_, index) => period.days[index]?.day?.isPriced)
    .map(({ factor }) => factor);
}
