import {
  benchmark,
  type CostBasisMethod,
  dayNumber,
  type LocalDate,
  type PeriodBenchmark,
  type PeriodFigure,
  periodFigure,
  periodFigures,
  type PortfolioDays,
  type Unavailable,
  valuedPeriod,
  WITHOUT_INSTRUMENTS,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { valueError } from '../../http/field.ts';
import { ValidationProblem } from '../../http/problem.ts';
import { riskFreeRate } from '../../records/risk-free-rate/risk-free-rate.repository.ts';
import { Breath } from '../breath.ts';
import type { DailyBook, Selection } from '../daily-book.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { findPeriod, type PeriodFound, type PeriodQuestion } from '../period-question.ts';
import { figureOfOther } from './figure-among.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

/** The period that a figure is of, as the report of it is asked for. */
export interface PeriodKey extends PeriodQuestion {
  readonly assetClass: Selection['assetClass'];
  readonly benchmark: string | null;
  /** The days of it that alone are told, (start, end]; null for all. What the period is told without, so are they. */
  readonly stretchStart: LocalDate | null;
  readonly stretchEnd: LocalDate | null;
}

export interface AskedPeriod {
  readonly name: PeriodFigure;
  readonly key: PeriodKey;
  readonly isin: string | null;
  readonly broker: string | null;
  readonly method: CostBasisMethod;
  readonly page: Page;
}

type Trail = TrailPage | Unavailable;

/** Figures that are none without a benchmark. */
const OF_BENCHMARK: ReadonlySet<PeriodFigure> = new Set<PeriodFigure>([
  'benchmark_return',
  'benchmark_return_annualised',
  'benchmark_unit_value',
  'same_money_value',
  'same_money_return',
]);

/** The period found, and the arithmetic of one of its figures. */
export async function periodTrail(
  db: Kysely<Tables>,
  daily: DailyBook,
  known: KnownPortfolio,
  asked: AskedPeriod,
  today: LocalDate,
): Promise<{ readonly period: PeriodFound; readonly trail: Trail }> {
  const { name, key, isin, broker, method, page } = asked;
  refuseIncomplete(asked);
  const part = await daily.select(known, { isin, broker, assetClass: key.assetClass }, today);
  const period = findPeriod(key, part, today);
  const { days, left } = await part.tellable(period.from, period.to);
  const [first] = left;
  if (first && left.length === part.size) return { period, trail: first.reason };
  const { from, to } = stretchOf(key, period, days);
  const [start, end] = [days.dates[from] ?? period.start, days.dates[to] ?? period.end];
  const rate = await riskFreeRate(db);
  const realised = await part.realised(method, start, end, left);
  const lines = periodFigure(name, {
    ...{ base: known.currency, rates: known.rates, isOne: isin !== null, broker, method, days, from, to },
    instruments: WITHOUT_INSTRUMENTS.has(name) ? [] : await part.each(left),
    figures: await new Breath().finish(periodFigures(days, from, to, realised, rate)),
    riskFreeRate: rate,
    benchmark: await comparedWith(daily, known, key, today, days, from, to),
  });
  return { period, trail: typeof lines === 'string' ? lines : pageOf(lines, page) };
}

function refuseIncomplete({ name, key, isin }: AskedPeriod): void {
  if (OF_BENCHMARK.has(name) && key.benchmark === null)
    throw figureOfOther(name, 'a figure of a benchmark: name its isin as benchmark');
  if (name === 'units_held' && isin === null)
    throw figureOfOther(name, 'a figure of one instrument: name its isin');
}

/** A stretch is cut to the period. */
function stretchOf(
  { stretchStart, stretchEnd }: PeriodKey,
  { from, to }: PeriodFound,
  { dates }: PortfolioDays,
): { from: number; to: number } {
  if (stretchStart !== null && stretchEnd !== null && stretchStart > stretchEnd) {
    const { message, ...error } = valueError('end_before_start', 'the stretch ends before it begins');
    throw new ValidationProblem([
      { loc: ['query', 'stretch_end_date'], msg: message, input: stretchEnd, ...error },
    ]);
  }
  const [begin] = dates;
  const at = (date: LocalDate | null, otherwise: number) =>
    date === null || begin === undefined
      ? otherwise
      : Math.min(Math.max(dayNumber(date) - dayNumber(begin), from), to);
  return { from: at(stretchStart, from), to: at(stretchEnd, to) };
}

async function comparedWith(
  daily: DailyBook,
  known: KnownPortfolio,
  { benchmark: isin }: PeriodKey,
  today: LocalDate,
  days: PortfolioDays,
  from: number,
  to: number,
): Promise<PeriodBenchmark | null> {
  if (isin === null) return null;
  const unit = await daily.unitOf(known, isin, today);
  return { ...unit, told: benchmark(valuedPeriod(days, from, to), unit.days, from) };
}
