import { dayAt, dayPosition } from './day-position.ts';

/** How much of a day a label of the axis says. */
export type TimeTickUnit = 'day' | 'month' | 'year';

export interface TimeTick {
  /** ISO day. */
  readonly day: string;
  readonly unit: TimeTickUnit;
}

interface Step {
  readonly unit: TimeTickUnit;
  readonly count: number;
  /** About so many days. */
  readonly days: number;
}

const STEPS: readonly Step[] = [
  { unit: 'day', count: 1, days: 1 },
  { unit: 'day', count: 2, days: 2 },
  { unit: 'day', count: 7, days: 7 },
  { unit: 'day', count: 14, days: 14 },
  { unit: 'month', count: 1, days: 30 },
  { unit: 'month', count: 3, days: 91 },
  { unit: 'month', count: 6, days: 182 },
  { unit: 'year', count: 1, days: 365 },
  { unit: 'year', count: 2, days: 730 },
  { unit: 'year', count: 5, days: 1826 },
  { unit: 'year', count: 10, days: 3652 },
  { unit: 'year', count: 25, days: 9131 },
  { unit: 'year', count: 100, days: 36_524 },
];

function isoDay(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

/** Days of the same weekday, counted from the Monday 5 January 1970, so that a step of weeks begins on Mondays. */
function everyDays(from: number, to: number, count: number): TimeTick[] {
  const ticks: TimeTick[] = [];
  const monday = 4;
  const first = Math.ceil((from - monday) / count) * count + monday;
  for (let day = first; day <= to; day += count) ticks.push({ day: dayAt(day), unit: 'day' });
  return ticks;
}

function everyMonths(from: number, to: number, count: number): TimeTick[] {
  const ticks: TimeTick[] = [];
  const [year = 0, month = 1] = dayAt(from).split('-').map(Number);
  const first = Math.ceil((year * 12 + month - 1) / count) * count;
  for (let index = first; ; index += count) {
    const day = isoDay(Math.floor(index / 12), (index % 12) + 1);
    if (dayPosition(day) > to) return ticks;
    if (dayPosition(day) >= from) ticks.push({ day, unit: count % 12 === 0 ? 'year' : 'month' });
  }
}

/**
 * First days of weeks, months, quarters or years between two positions: the finest of these of which at most `most`
 * have room.
 */
export function timeTicks(from: number, to: number, most: number): TimeTick[] {
  const step = STEPS.find(({ days }) => (to - from) / days <= most) ?? { unit: 'year', count: 250 };
  if (step.unit === 'day') return everyDays(from, to, step.count);
  return everyMonths(from, to, step.unit === 'year' ? step.count * 12 : step.count);
}
