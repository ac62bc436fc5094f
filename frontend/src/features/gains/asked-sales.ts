import type { RealisedGains } from '../../api/wire.ts';
import { daysOfStretch } from '../../format/days-of-stretch.ts';
import type { WhyQuestion } from '../../ui/why-question.ts';

/** By which method, and of which year, a figure is asked about. */
export function salesAsked(
  { method }: Pick<RealisedGains, 'method'>,
  year: string | null,
): Omit<WhyQuestion, 'figure'> {
  return {
    method: method === 'fifo' ? method : undefined,
    ...(year === null ? {} : daysOfStretch(year)),
  };
}
