import type { LocalDate } from '../../calendar/local-date.ts';
import { daysBetween } from '../../calendar/local-date.ts';
import type { Split } from '../../ledger/transaction.ts';
import { type Decimal, isZero, multiply, negate, ONE, subtract, ZERO } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { absent, type AbsenceReason } from '../../returns/absent-figure.ts';
import { annualisedReturn } from '../../returns/annualised-return.ts';
import { type MoneyWeightedReturn, moneyWeightedReturn } from '../../returns/money-weighted-return.ts';
import type { MaybeFigure, ValuedPeriod } from '../../returns/performance.ts';
import type { BookedDay } from './booked-days.ts';
import type { Ratio } from './unit-price.ts';
import { DAY_SCALE } from './day-totals.ts';
import { leftOut } from './left-out.ts';
import type { PortfolioDays } from './portfolio-days.ts';

/** What another instrument did in a period, and what the same money would have become in it. Base currency. */
export interface Benchmark {
  /** Of its price alone: what it distributes is not known. */
  readonly timeWeightedReturn: MaybeFigure;
  readonly timeWeightedReturnAnnualised: MaybeFigure;
  /** Had every inflow bought it and every outflow sold it; below 0 when more was taken out than it would have given. */
  readonly endValue: MaybeFigure;
  readonly moneyWeightedReturn: MaybeFigure<MoneyWeightedReturn>;
}

/**
 * One unit of an instrument, held from a day on through its splits: its value is the price.
 *
 * @param splits of the instrument, ascending by day, all later
 */
export function unitHeldFrom(start: LocalDate, splits: readonly Split[]): readonly BookedDay[] {
  const days = [unitDay(start, ONE, null)];
  for (const split of splits) {
    const { units, date, split: before } = days.at(-1) as BookedDay;
    const grown = multiply(units, { digits: split.newUnits, scale: 0 });
    const after = divide(grown, { digits: split.oldUnits, scale: 0 }, GUARD_DIGITS);
    const isSameDay = date === split.date && before !== null;
    if (isSameDay) days.pop();
    days.push(unitDay(split.date, after, isSameDay ? together(before, split) : split));
  }
  return days;
}

/** Two splits of one day as the one that they come to. */
function together(first: Ratio, second: Ratio): Ratio {
  return { newUnits: first.newUnits * second.newUnits, oldUnits: first.oldUnits * second.oldUnits };
}

function unitDay(date: LocalDate, units: Decimal, split: BookedDay['split']): BookedDay {
  const nothing = {
    inflow: ZERO,
    outflow: ZERO,
    purchases: ZERO,
    proceeds: ZERO,
    income: ZERO,
    fees: ZERO,
    taxes: ZERO,
    unitsIn: ZERO,
    unitsOut: ZERO,
  };
  return { date, units, split, ...nothing, price: null };
}

/** The same absence for every figure. */
function none(reason: AbsenceReason): Benchmark {
  const figure = absent(reason);
  return {
    timeWeightedReturn: figure,
    timeWeightedReturnAnnualised: figure,
    endValue: figure,
    moneyWeightedReturn: figure,
  };
}

/**
 * Both comparisons of a period with one instrument.
 *
 * @param period of the portfolio
 * @param unit   a unit of the instrument, on the days of the portfolio
 * @param from   index of the start day of the period
 * @returns all figures absent when it had no price or no rate by the start day
 * @see docs/spec/returns.md §9
 */
export function benchmark(period: ValuedPeriod, unit: PortfolioDays, from: number): Benchmark {
  const to = from + period.days.length;
  const [gap] = leftOut(unit.gaps, from, to);
  if (gap) return none(gap.reason === 'no_rate' ? 'no_rate' : 'no_price');
  const prices = unit.values.slice(from, to + 1).map((digits): Decimal => ({ digits, scale: DAY_SCALE }));
  const [first, last] = [prices[0] as Decimal, prices.at(-1) as Decimal];
  const total = subtract(divide(last, first, GUARD_DIGITS), ONE);
  return {
    timeWeightedReturn: total,
    timeWeightedReturnAnnualised: annualisedReturn(total, daysBetween(period.start, endOf(period))),
    ...sameMoney(period, prices),
  };
}

const endOf = ({ start, days }: ValuedPeriod): LocalDate => days.at(-1)?.date ?? start;

/** Every inflow buys and every outflow sells on its day, at its price. */
function sameMoney({ start, startValue, days }: ValuedPeriod, prices: readonly Decimal[]) {
  let units = divide(startValue, prices[0] as Decimal, GUARD_DIGITS);
  const flows = [{ date: start, amount: negate(startValue) }];
  for (const [index, { date, inflow, outflow }] of days.entries()) {
    const amount = subtract(outflow, inflow);
    if (isZero(amount)) continue;
    flows.push({ date, amount });
    units = subtract(units, divide(amount, prices[index + 1] as Decimal, GUARD_DIGITS));
  }
  const endValue = roundHalfEven(multiply(units, prices.at(-1) as Decimal), GUARD_DIGITS);
  flows.push({ date: days.at(-1)?.date ?? start, amount: endValue });
  return { endValue, moneyWeightedReturn: moneyWeightedReturn(flows) };
}
