import type { Decimal, LocalDate } from '@portfolio/domain';
import { valueOn } from './course.ts';
import type { Fund } from './funds.ts';

/** The price of one unit at the end of a day, EUR, four fraction digits. */
export function priceOn({ isin: name, milestones, dailyMove, yearlyGrowth }: Fund, day: LocalDate): Decimal {
  return valueOn({ name, milestones, dailyMove, yearlyGrowth }, day);
}
