import { dayNumber, decimal, digitsAtScale, localDate } from '@portfolio/domain';
import type { Course } from './course.ts';

/** A course through values of some days, which stays where it ends. */
export function courseThrough(
  name: string,
  dailyMove: number,
  values: Readonly<Record<string, string>>,
): Course {
  const milestones = Object.entries(values).map(([day, value]) => ({
    day: dayNumber(localDate(day)),
    value: digitsAtScale(decimal(value), 4),
  }));
  return { name, milestones, dailyMove, yearlyGrowth: 0n };
}
