import {
  type CalendarReturn,
  growthIndex,
  type LeftOut,
  localDate,
  type LocalDate,
  returnsByCalendar,
  sinceHeld,
  valuedPeriod,
} from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import { keptAnswers } from '../../http/kept-answers.ts';
import { printAnswer, type PrintedAnswer } from '../../http/printed-answer.ts';
import type { DailyBook, Selection } from '../daily-book.ts';
import { type KnownPortfolio, onOneEdition, type PortfolioReader } from '../known-portfolio.ts';
import { findPeriod } from '../period-question.ts';

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
  book: PortfolioReader,
  daily: DailyBook,
  wire: (told: MonthlyReturns) => object,
): PrintMonthlyReturns {
  const answers = keptAnswers(ANSWERS_KEPT);
  return async (selection) =>
    await onOneEdition(book, async (known) => {
      const today = localDate(todayHere());
      const etag = `"${known.edition}-${process.pid}-${today}"`;
      return await answers.answer(etag, JSON.stringify(selection), async () =>
        printAnswer(etag, wire(await tell(daily, known, selection, today))),
      );
    });
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
