import { add, type Decimal, subtract } from '../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { type Performance, performanceInParts, type ValuedPeriod } from '../../returns/performance.ts';
import { DAY_SCALE, type Flow } from './day-totals.ts';
import type { PortfolioDays } from './portfolio-days.ts';

/** What a period returned, and what that was made of. Base currency; gains carry their sign, all else is ≥ 0. */
export interface PeriodFigures extends Performance {
  readonly startValue: Decimal;
  /** Bought, and brought from elsewhere at the value of the day. */
  readonly purchases: Decimal;
  /** Sold, and taken elsewhere at the value of the day. */
  readonly proceeds: Decimal;
  readonly transfersIn: Decimal;
  readonly transfersOut: Decimal;
  readonly income: Decimal;
  readonly fees: Decimal;
  readonly taxes: Decimal;
  readonly priceGain: Decimal;
  readonly currencyGain: Decimal;
  readonly realisedGain: Decimal;
  readonly unrealisedGain: Decimal;
}

/** Nothing outside of the days that are walked through. */
const ofDay = (digits: bigint | undefined): Decimal =>
  digits === undefined || digits === 0n ? NOTHING : { digits, scale: DAY_SCALE };

const NOTHING: Decimal = { digits: 0n, scale: DAY_SCALE };

/** The sum over the days after `from` until `to`. */
function summed(digits: readonly bigint[], from: number, to: number): Decimal {
  let sum = 0n;
  for (let at = from + 1; at <= to; at += 1) sum += digits[at] as bigint;
  return { digits: sum, scale: DAY_SCALE };
}

/**
 * The days of a half-open period (from, to] as the returns take them.
 *
 * @param from index of the start day
 * @param to   index of the end day, not before it
 */
export function valuedPeriod(days: PortfolioDays, from: number, to: number): ValuedPeriod {
  const { dates, values, flows, quoted } = days;
  return {
    start: dates[from] as ValuedPeriod['start'],
    startValue: ofDay(values[from]),
    days: dates.slice(from + 1, to + 1).map((date, index) => {
      const at = from + 1 + index;
      return {
        date,
        value: ofDay(values[at]),
        inflow: ofDay(flows.inflow[at]),
        outflow: ofDay(flows.outflow[at]),
        isPriced: (quoted[at] as number) > 0,
      };
    }),
  };
}

/**
 * Every figure of a half-open period (from, to].
 *
 *   end − start = net flows + price gain + currency gain + income − fees − taxes
 *   end         = start + purchases − proceeds + realised gain + unrealised gain
 *
 * In parts of some milliseconds each. Both to the last digit: the price gain is what rates do not explain, the unrealised gain what was not realised.
 *
 * @param realisedGain of the period, by the method that is asked for
 * @param riskFreeRate per year, a fraction
 * @see docs/spec/returns.md §8
 */
export function* periodFigures(
  days: PortfolioDays,
  from: number,
  to: number,
  realisedGain: Decimal,
  riskFreeRate: Decimal,
): Generator<undefined, PeriodFigures> {
  const { flows } = days;
  const flow = (name: Flow) => summed(flows[name], from, to);
  const [transfersIn, transfersOut] = [flow('transfersIn'), flow('transfersOut')];
  const purchases = add(flow('purchases'), transfersIn);
  const proceeds = add(flow('proceeds'), transfersOut);
  const period = valuedPeriod(days, from, to);
  const told = yield* performanceInParts(period, purchases, riskFreeRate);
  const growth = subtract(told.endValue, period.startValue);
  const capitalGain = subtract(growth, subtract(purchases, proceeds));
  const currencyGain = summed(days.currencyGains, from, to);
  return {
    ...told,
    startValue: period.startValue,
    purchases,
    proceeds,
    transfersIn,
    transfersOut,
    income: flow('income'),
    fees: flow('fees'),
    taxes: flow('taxes'),
    priceGain: subtract(capitalGain, currencyGain),
    currencyGain,
    realisedGain,
    unrealisedGain: subtract(capitalGain, realisedGain),
  };
}

const AMOUNTS = [
  'startValue',
  'endValue',
  'purchases',
  'proceeds',
  'transfersIn',
  'transfersOut',
  'income',
  'fees',
  'taxes',
  'currencyGain',
  'realisedGain',
] as const;

/**
 * The figures as they are published, with at most ten fraction digits: amounts rounded, and what is told from amounts
 * told from the rounded ones, so that both identities hold to the last digit that is seen.
 */
export function publishedFigures(figures: PeriodFigures): PeriodFigures {
  const rounded = Object.fromEntries(
    AMOUNTS.map((name) => [name, roundHalfEven(figures[name], PUBLISHED_DIGITS)]),
  ) as Record<(typeof AMOUNTS)[number], Decimal>;
  const { startValue, endValue, purchases, proceeds, income, fees, taxes } = rounded;
  const capitalGain = subtract(subtract(endValue, startValue), subtract(purchases, proceeds));
  const charges = add(fees, taxes);
  return {
    ...figures,
    ...rounded,
    netFlows: subtract(add(subtract(purchases, proceeds), charges), income),
    totalGain: subtract(add(capitalGain, income), charges),
    priceGain: subtract(capitalGain, rounded.currencyGain),
    unrealisedGain: subtract(capitalGain, rounded.realisedGain),
  };
}
