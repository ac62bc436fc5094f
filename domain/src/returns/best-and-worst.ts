import { compare } from '../money/decimal.ts';
import type { CalendarReturn } from './returns-by-calendar.ts';

/** The highest and the lowest return, the earlier of equal ones; null of none. */
export function bestAndWorst(
  returns: readonly CalendarReturn[],
): { readonly best: CalendarReturn; readonly worst: CalendarReturn } | null {
  const [first] = returns;
  if (!first) return null;
  return {
    best: returns.reduce((best, one) => (compare(one.rate, best.rate) > 0 ? one : best), first),
    worst: returns.reduce((worst, one) => (compare(one.rate, worst.rate) < 0 ? one : worst), first),
  };
}
