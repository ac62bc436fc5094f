import type { LocalDate } from '../../calendar/local-date.ts';
import { type Decimal, ONE, ZERO } from '../../money/decimal.ts';
import { falls } from '../../returns/drawdown.ts';
import { growthIndex } from '../../returns/growth-index.ts';
import { sinceValued } from '../../returns/performance.ts';
import { DAY_SCALE } from './day-totals.ts';
import { valuedPeriod } from './period-figures.ts';
import type { PortfolioDays } from './portfolio-days.ts';

/** The portfolio at the end of a day, base currency. */
export interface ValuePoint {
  readonly date: LocalDate;
  /** Null while an instrument is held that has no value; 0 while nothing is held. */
  readonly marketValue: Decimal | null;
  /** Purchases − proceeds, without what is oversold on that day. */
  readonly netInvested: Decimal;
  /** Whether the price of an instrument that is held is of an earlier day. */
  readonly isCarried: boolean;
}

/** How one unit of money has grown by the end of a day, and how far it is below its peak. */
export interface GrowthPoint {
  /** 1 on the start day. */
  readonly index: Decimal;
  /** A fraction ≤ 0. */
  readonly drawdown: Decimal;
}

/** What a portfolio was worth on one of its days. */
export function valuePoint(days: PortfolioDays, at: number): ValuePoint {
  const amount = (digits: readonly bigint[]) => ({ digits: digits[at] as bigint, scale: DAY_SCALE });
  return {
    date: days.dates[at] as LocalDate,
    marketValue: (days.unvalued[at] as number) > 0 ? null : amount(days.values),
    netInvested: amount(days.invested),
    isCarried: (days.priced[at] as number) < (days.held[at] as number),
  };
}

/**
 * The index of a half-open period (from, to] and its fall from the running peak, one point a day, the start day first.
 *
 * @param days of what can be told on every day of it
 * @see docs/spec/returns.md §2 and §4
 */
export function growthPoints(days: PortfolioDays, from: number, to: number): readonly GrowthPoint[] {
  const period = valuedPeriod(days, from, to);
  const levels = [{ date: period.start, index: ONE }, ...growthIndex(period.startValue, period.days)];
  const fallen = falls(sinceValued(period, levels));
  const before = levels.length - fallen.length;
  return levels.map(({ index }, at) => ({ index, drawdown: fallen[at - before] ?? ZERO }));
}
