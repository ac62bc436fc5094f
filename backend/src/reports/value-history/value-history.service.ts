import {
  dayBefore,
  dayNumber,
  growthPoints,
  type GrowthPoint,
  type Interval,
  type LocalDate,
  valuePoint,
  type ValuePoint,
} from '@portfolio/domain';
import type { PrintedAnswer } from '../../http/printed-answer.ts';
import { Breath } from '../breath.ts';
import type { DailyBook, SelectedDays, Selection } from '../daily-book.ts';
import { daysWithin } from '../days-within.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { type RoundBook, roundPrinter } from '../round-printer.ts';

export interface HistoryQuestion extends Selection {
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly interval: Interval;
}

/** A point, and how one unit of money has grown by then; null while nothing can be told of any instrument. */
export interface HistoryPoint extends ValuePoint {
  readonly growth: GrowthPoint | null;
}

export interface History extends HistoryQuestion {
  readonly currency: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly points: readonly HistoryPoint[];
}

export type PrintHistory = (question: HistoryQuestion) => Promise<PrintedAnswer>;

/** Answers kept ready: the periods that a page offers, for the portfolio and a few positions. */
const ANSWERS_KEPT = 24;

/**
 * Tells the history of each edition of the portfolio: a repeated question is answered with the same bytes.
 *
 * @param wire the answer in the shape of the wire
 */
export function historyPrinter(of: RoundBook, wire: (history: History) => Promise<object>): PrintHistory {
  return roundPrinter<HistoryQuestion, null>(
    of,
    ANSWERS_KEPT,
    async () => await Promise.resolve(null),
    async ({ known, question, today }) => await wire(await tell(of.daily, known, question, today)),
  );
}

async function tell(
  daily: DailyBook,
  known: KnownPortfolio,
  question: HistoryQuestion,
  today: LocalDate,
): Promise<History> {
  const { isin, broker, assetClass, interval } = question;
  const part = await daily.select(known, { isin, broker, assetClass }, today);
  const { start, end } = boundsOf(question, part, today);
  const dates = part.firstDay === null ? [] : daysWithin(interval, start, end, part.days.dates);
  const { currency } = known;
  return { ...question, currency, start, end, points: await pointsOf(part, dates) };
}

async function pointsOf(part: SelectedDays, dates: readonly LocalDate[]): Promise<HistoryPoint[]> {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const begin = dayNumber(part.days.dates[0] ?? first);
  const from = dayNumber(first) - begin;
  const { days, left } = await part.tellable(from, dayNumber(last) - begin);
  const isUntold = left.length > 0 && left.length === part.size;
  await new Breath().due();
  const growth = isUntold ? [] : growthPoints(days, from, dayNumber(last) - begin);
  const isDaily = dates.length === dayNumber(last) - begin - from + 1;
  return dates.map((date, place) => {
    const at = isDaily ? from + place : dayNumber(date) - begin;
    return { ...valuePoint(part.days, at), growth: growth[at - from] ?? null };
  });
}

/** Nothing is shown of the time before the day before the first entry, nor of the future. */
function boundsOf(
  { start, end }: HistoryQuestion,
  { firstDay }: SelectedDays,
  today: LocalDate,
): { start: LocalDate; end: LocalDate } {
  const last = end !== null && end < today ? end : today;
  if (firstDay === null) return { start: start ?? last, end: last };
  const before = dayBefore(firstDay);
  return { start: start !== null && start > before ? start : before, end: last };
}
