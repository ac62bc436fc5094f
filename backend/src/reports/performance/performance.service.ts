import {
  type AbsenceReason,
  type Benchmark,
  benchmark,
  type CostBasisMethod,
  type Decimal,
  type LeftOut,
  type LocalDate,
  type PeriodFigures,
  periodFigures,
  publishedFigures,
  valuedPeriod,
} from '@portfolio/domain';
import type { Database } from '../../db/open-database.ts';
import type { PrintedAnswer } from '../../http/printed-answer.ts';
import { riskFreeRate } from '../../records/risk-free-rate/risk-free-rate.repository.ts';
import { Breath } from '../breath.ts';
import type { DailyBook, Selection } from '../daily-book.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { findPeriod, type PeriodFound, type PeriodQuestion } from '../period-question.ts';
import { type RoundBook, roundPrinter } from '../round-printer.ts';

export interface PerformanceQuestion extends Selection, PeriodQuestion {
  readonly method: CostBasisMethod;
  /** ISIN to compare with. */
  readonly benchmark: string | null;
}

export interface PerformanceTold {
  readonly question: PerformanceQuestion;
  readonly currency: string;
  readonly period: PeriodFound;
  readonly riskFreeRate: Decimal;
  /** Or why nothing can be told: everything there is was left out. */
  readonly figures: PeriodFigures | AbsenceReason;
  readonly benchmark: Benchmark | null;
  readonly left: readonly LeftOut[];
}

export type PrintPerformance = (question: PerformanceQuestion) => Promise<PrintedAnswer>;

/** Answers kept ready: the periods that a page offers, by both methods, of the portfolio and a few parts. */
const ANSWERS_KEPT = 64;

/**
 * Tells the performance of each edition of the portfolio: a repeated question is answered with the same bytes.
 *
 * @param wire the answer in the shape of the wire
 */
export function performancePrinter(
  { read }: Database,
  of: RoundBook,
  wire: (told: PerformanceTold) => object,
): PrintPerformance {
  return roundPrinter<PerformanceQuestion, Decimal>(
    of,
    ANSWERS_KEPT,
    async () => await riskFreeRate(read),
    async ({ known, question, today }, rate) => wire(await tell(of.daily, known, question, today, rate)),
  );
}

async function tell(
  daily: DailyBook,
  known: KnownPortfolio,
  question: PerformanceQuestion,
  today: LocalDate,
  rate: Decimal,
): Promise<PerformanceTold> {
  const { isin, broker, assetClass, method } = question;
  const part = await daily.select(known, { isin, broker, assetClass }, today);
  const period = findPeriod(question, part, today);
  const { from, to, start, end } = period;
  const { days, left } = await part.tellable(from, to);
  const told = { question, currency: known.currency, period, riskFreeRate: rate, left };
  const [first] = left;
  if (first && left.length === part.size) return { ...told, figures: first.reason, benchmark: null };
  const realised = await part.realised(method, start, end, left);
  const figures = await new Breath().finish(periodFigures(days, from, to, realised, rate));
  const compared =
    question.benchmark === null
      ? null
      : benchmark(
          valuedPeriod(days, from, to),
          (await daily.unitOf(known, question.benchmark, today)).days,
          from,
        );
  return { ...told, figures: publishedFigures(figures), benchmark: compared };
}
