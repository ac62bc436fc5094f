import { daysInMonth, type LocalDate, localDateOf } from '../../calendar/local-date.ts';

/** How often a savings plan buys, and how many months lie between. */
export const MONTHS_BETWEEN = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 } as const;

export type PlanInterval = keyof typeof MONTHS_BETWEEN;

/** When a savings plan buys. */
export interface PlanSchedule {
  readonly interval: PlanInterval;
  /** Of the month, 1 to 31; a month that is shorter has it on its last day. */
  readonly day: number;
  /** Nothing is bought before. The months are counted from this one. */
  readonly start: LocalDate;
  /** Nothing is bought after; null for ever. */
  readonly end: LocalDate | null;
}

/**
 * The days on which a plan buys up to and including a day, ascending.
 *
 * @see docs/spec/savings-plans.md §1
 */
export function dueDays({ interval, day, start, end }: PlanSchedule, today: LocalDate): readonly LocalDate[] {
  const last = end !== null && end < today ? end : today;
  const [firstYear, firstMonth] = start.split('-').map(Number) as [number, number];
  const days: LocalDate[] = [];
  for (let months = firstMonth - 1; ; months += MONTHS_BETWEEN[interval]) {
    const [year, month] = [firstYear + Math.floor(months / 12), (months % 12) + 1];
    const due = localDateOf(year, month, Math.min(day, daysInMonth(year, month)));
    if (due === null || due > last) return days;
    if (due >= start) days.push(due);
  }
}
