import { type GapReason, leftOut, type LocalDate, type PortfolioDays } from '@portfolio/domain';
import type { SelectedDays } from './daily-book.ts';
import { findPeriod, type PeriodFound } from './period-question.ts';

/** The last year until today; of a younger portfolio, since its first entry. */
export const LAST_YEAR = { start: null, end: null, period: '1Y' } as const;

export interface Evenings {
  readonly period: PeriodFound;
  /** Whose values are averaged over (from, to]; or why there is no average, and of which instruments. */
  readonly told: PortfolioDays | GapReason | 'not_held';
  readonly missing: readonly string[];
}

/** The evenings of the last year; every one must be known, as an average of some says little of all. */
export function eveningsOf(part: SelectedDays, today: LocalDate): Evenings {
  const period = findPeriod(LAST_YEAR, part, today);
  const { from, to } = period;
  if (from >= to) return { period, told: 'not_held', missing: [] };
  const left = leftOut(part.days.gaps, from, to);
  const [first] = left;
  return { period, told: first ? first.reason : part.days, missing: left.map(({ name }) => name) };
}
