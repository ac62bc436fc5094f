import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { add, type Decimal, isNegative, isPositive, isZero, ZERO } from '../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../money/divide.ts';
import { DAYS_PER_YEAR } from './annualised-return.ts';
import { binary, fromBinary } from './binary.ts';
import { brentRoot } from './brent-root.ts';
import { type AbsentFigure, absent } from './absent-figure.ts';

/** Money that moved on a day, as the owner's pocket sees it: what is put in is negative, what comes back positive. */
export interface DatedAmount {
  readonly date: LocalDate;
  readonly amount: Decimal;
}

export interface MoneyWeightedReturn {
  /** Fraction per year, Actual/365 fixed, 10 fraction digits. */
  readonly rate: Decimal;
  /** True when other rates solve the equation too; `rate` is the one nearest to 0 by ln(1 + r): −50 % is as far as +100 %. */
  readonly isAmbiguous: boolean;
}

/**
 * The yearly rate at which all flows are worth nothing today (XIRR).
 *
 *   Σ CFᵢ / (1 + r)^(dᵢ / 365) = 0        dᵢ days from the first flow
 *
 * The signs of the net present value are searched on (−1, ∞) and each change is narrowed by Brent's method. Shorter than
 * a year it is still a yearly rate. The order of the flows does not matter; those of one day count together.
 *
 * @param flows  −value at the start, −money put in, +money taken out, +value at the end
 * @returns      `no_solution` when the flows do not change sign, lie on one day, or no rate solves the equation;
 *               `too_large` for a rate that is no finite number
 * @see docs/spec/returns.md §3
 */
export function moneyWeightedReturn(flows: readonly DatedAmount[]): MoneyWeightedReturn | AbsentFigure {
  const byDay = summedByDay(flows);
  const [first, last] = [byDay[0], byDay.at(-1)];
  if (!first || !last || first === last || !changesSign(byDay)) return absent('no_solution');
  const span = daysBetween(first.date, last.date);
  const amounts = byDay.map(({ amount }) => binary(amount));
  const times = byDay.map(({ date }) => daysBetween(first.date, date) / span);
  const growths = logGrowths(amounts, times, sideOfOnlyRoot(byDay));
  if (growths.length === 0) return absent('no_solution');
  const nearest = growths.reduce((best, growth) => (Math.abs(growth) < Math.abs(best) ? growth : best));
  const rate = fromBinary(Math.expm1((nearest * DAYS_PER_YEAR) / span), PUBLISHED_DIGITS);
  return rate ? { rate, isAmbiguous: growths.length > 1 } : absent('too_large');
}

function summedByDay(flows: readonly DatedAmount[]): DatedAmount[] {
  const sums = new Map<LocalDate, Decimal>();
  for (const { date, amount } of flows) {
    if (isZero(amount)) continue;
    const before = sums.get(date);
    sums.set(date, before ? add(before, amount) : amount);
  }
  return Array.from(sums, ([date, amount]) => ({ date, amount }))
    .filter(({ amount }) => !isZero(amount))
    .sort((left, right) => (left.date < right.date ? -1 : 1));
}

function changesSign(flows: readonly DatedAmount[]): boolean {
  return flows.some(({ amount }) => isPositive(amount)) && flows.some(({ amount }) => isNegative(amount));
}

/** Growth over the whole span is searched between e^−40 and e^40: beyond that nobody has a rate to tell. */
const WIDEST = 40;
/** So many intervals are looked at for a change of sign, most of them near 0, where rates usually are. */
const INTERVALS = 400;

/** A point of the grid: dense around 0, coarse at the ends. */
function gridPoint(index: number): number {
  const position = (2 * index) / INTERVALS - 1;
  return WIDEST * position ** 3;
}

/** Where roots are: all growths above 0 (1) or below (−1), or nobody knows (0). */
type Side = -1 | 0 | 1;

/**
 * On which side of 0 the only root is.
 *
 * There are at most as many roots above 0 as the sums of the flows up to each day change their sign, and below 0 as those
 * from each day on do (Laguerre): whoever has put in more than came out until the last day, and gained, has one.
 */
function sideOfOnlyRoot(flows: readonly DatedAmount[]): Side {
  const amounts = flows.map(({ amount }) => amount);
  const [above, below] = [signChanges(amounts), signChanges(amounts.toReversed())];
  return above + below === 1 ? (above === 1 ? 1 : -1) : 0;
}

/** How often the sum of the amounts so far changes its sign. */
function signChanges(amounts: readonly Decimal[]): number {
  let changes = 0;
  let total = ZERO;
  let wasPositive: boolean | null = null;
  for (const amount of amounts) {
    total = add(total, amount);
    if (isZero(total)) continue;
    const isNow = isPositive(total);
    if (wasPositive !== null && isNow !== wasPositive) changes += 1;
    wasPositive = isNow;
  }
  return changes;
}

/** Every logarithm of the growth over the span at which the flows are worth nothing; looked for on one side until found. */
function logGrowths(amounts: readonly number[], times: readonly number[], side: Side): number[] {
  const value = (growth: number) => presentValue(amounts, times, growth);
  const step = side === -1 ? -1 : 1;
  const begin = side === 0 ? 0 : INTERVALS / 2 - step;
  const end = step === 1 ? INTERVALS : 0;
  const roots: number[] = [];
  let [from, valueAtFrom] = [gridPoint(begin), value(gridPoint(begin))];
  for (let index = begin; index !== end && (side === 0 || roots.length === 0);) {
    index += step;
    const to = gridPoint(index);
    const valueAtTo = value(to);
    if (valueAtTo === 0) roots.push(to);
    else if (valueAtFrom !== 0 && valueAtFrom > 0 !== valueAtTo > 0)
      roots.push(brentRoot(value, Math.min(from, to), Math.max(from, to), 1e-15));
    [from, valueAtFrom] = [to, valueAtTo];
  }
  return roots;
}

/**
 * Σ CFᵢ · e^(−g·τᵢ), times whatever keeps the largest term near its amount: the sign is what counts, and neither end of
 * the search may overflow.
 */
function presentValue(amounts: readonly number[], times: readonly number[], growth: number): number {
  const origin = growth < 0 ? 1 : 0;
  let sum = 0;
  for (let index = 0; index < amounts.length; index += 1) {
    sum += (amounts[index] as number) * Math.exp(-growth * ((times[index] as number) - origin));
  }
  return sum;
}
