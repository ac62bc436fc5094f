import { dateOfEpochDay } from '../calendar/epoch-day.ts';
import { bookedDays } from '../portfolio/days/booked-days.ts';
import { enteredValues } from '../portfolio/days/entered-values.ts';
import { type PortfolioDays, portfolioDays } from '../portfolio/days/portfolio-days.ts';
import { inOneGo } from '../returns/in-one-go.ts';
import { type AnyInstrument, type AnyPortfolio, DAYS, FIRST } from './portfolios.ts';

/** The walk through all days of a random portfolio. */
export function walked(
  { instruments, base, rates }: AnyPortfolio,
  broker: string | null = null,
): PortfolioDays {
  const history = ({ entries, values, closes }: AnyInstrument) => ({
    days: bookedDays(entries, broker),
    values: enteredValues(values, bookedDays(entries, null)),
    closes,
  });
  const histories = new Map(Array.from(instruments, ([name, one]) => [name, history(one)]));
  const stretch = { start: dateOfEpochDay(FIRST), end: dateOfEpochDay(FIRST + DAYS), base, rates };
  return inOneGo(portfolioDays(histories, stretch));
}
