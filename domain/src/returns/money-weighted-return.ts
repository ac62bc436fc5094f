import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { add, type Decimal, isNegative, isPositive, isZero } from '../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../money/divide.ts';
import { DAYS_PER_YEAR } from './annualised-return.ts';
import { fromBinary } from './binary.ts';
import { growthRoots } from './growth-roots.ts';
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
 * All rates on (−1, ∞) are found (`growthRoots`), however close together; the one nearest to 0 is told. Shorter than a
 * year it is still a yearly rate. The order of the flows does not matter; those of one day count together.
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
  const times = byDay.map(({ date }) => daysBetween(first.date, date) / span);
  const growths = growthRoots(
    byDay.map(({ amount }) => amount),
    times,
  );
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
