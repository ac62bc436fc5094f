import type { LocalDate } from '../../calendar/local-date.ts';
import { daysBetween } from '../../calendar/local-date.ts';
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
 * One unit of an instrument, held from a day on through its splits: its value is the price. What was paid in trades of it
 * tells a price as it does of a holding, until there is a close or an entered value.
 *
 * @param booked of the instrument at all brokers, ascending, all later
 */
export function unitHeldFrom(start: LocalDate, booked: readonly BookedDay[]): readonly BookedDay[] {
  let units = ONE;
  const days = [unitDay(start, units, null, null)];
  for (const { date, split, price } of booked) {
    if (split) units = splitUnit(units, split);
    if (split || price) days.push(unitDay(date, units, split, price));
  }
  return days;
}

function splitUnit(units: Decimal, { newUnits, oldUnits }: Ratio): Decimal {
  const grown = multiply(units, { digits: newUnits, scale: 0 });
  return divide(grown, { digits: oldUnits, scale: 0 }, GUARD_DIGITS);
}

function unitDay(
  date: LocalDate,
  units: Decimal,
  split: BookedDay['split'],
  price: BookedDay['price'],
): BookedDay {
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
  return { date, units, split, ...nothing, price };
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
