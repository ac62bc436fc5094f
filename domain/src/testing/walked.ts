import { dateOfEpochDay } from '../calendar/epoch-day.ts';
import { bookedDays } from '../portfolio/days/booked-days.ts';
import { type PortfolioDays, portfolioDays } from '../portfolio/days/portfolio-days.ts';
import { type AnyInstrument, type AnyPortfolio, DAYS, FIRST } from './portfolios.ts';

/** What a generator comes to in the end. */
export function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The walk through all days of a random portfolio. */
export function walked(
  { instruments, base, rates }: AnyPortfolio,
  broker: string | null = null,
): PortfolioDays {
  const history = ({ entries, values, closes }: AnyInstrument) => ({
    days: bookedDays(entries, broker),
    values,
    closes,
  });
  const histories = new Map(Array.from(instruments, ([name, one]) => [name, history(one)]));
  const stretch = { start: dateOfEpochDay(FIRST), end: dateOfEpochDay(FIRST + DAYS), base, rates };
  return finished(portfolioDays(histories, stretch));
}
