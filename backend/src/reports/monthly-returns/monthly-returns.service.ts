import {
  type CalendarReturn,
  growthIndex,
  type LeftOut,
  type LocalDate,
  returnsByCalendar,
  sinceHeld,
  valuedPeriod,
} from '@portfolio/domain';
import type { PrintedAnswer } from '../../http/printed-answer.ts';
import type { DailyBook, Selection } from '../daily-book.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { findPeriod } from '../period-question.ts';
import { type RoundBook, roundPrinter } from '../round-printer.ts';

export interface MonthlyReturns {
  readonly selection: Selection;
  /** Ascending; the first and the last may be in part only. */
  readonly months: readonly CalendarReturn[];
  readonly years: readonly CalendarReturn[];
  readonly left: readonly LeftOut[];
}

export type PrintMonthlyReturns = (selection: Selection) => Promise<PrintedAnswer>;

const ANSWERS_KEPT = 12;

/**
 * Tells what each month and year returned since anything was first held.
 *
 * @param wire the answer in the shape of the wire
 */
export function monthlyReturnsPrinter(
  of: RoundBook,
  wire: (told: MonthlyReturns) => object,
): PrintMonthlyReturns {
  return roundPrinter<Selection, null>(
    of,
    ANSWERS_KEPT,
    async () => await Promise.resolve(null),
    async ({ known, question, today }) => wire(await tell(of.daily, known, question, today)),
  );
}

async function tell(
  daily: DailyBook,
  known: KnownPortfolio,
  selection: Selection,
  today: LocalDate,
): Promise<MonthlyReturns> {
  const part = await daily.select(known, selection, today);
  const { from, to } = findPeriod({ start: null, end: null, period: 'MAX' }, part, today);
  const { days, left } = await part.tellable(from, to);
  const period = valuedPeriod(days, from, to);
  const points = sinceHeld(period, growthIndex(period.startValue, period.days));
  const [months, years] = [returnsByCalendar(points, 'month'), returnsByCalendar(points, 'year')];
  return { selection, months, years, left };
}
