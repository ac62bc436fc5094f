import { type Benchmark, PERIODS, publishedText } from '@portfolio/domain';
import { z } from 'zod';
import { dateField } from '../../http/date-fields.ts';
import { enumField, textField } from '../../http/text-fields.ts';
import { wireDate, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';
import { leftOutSchema, wireLeftOut } from '../left-out.schema.ts';
import { filterFields, filterOf, filterShape, wireFilter } from '../selection.schema.ts';
import { Absences, figuresShape, reasonSchema, wireFigures, wireNoFigures } from './figures.schema.ts';
import type { PerformanceQuestion, PerformanceTold } from './performance.service.ts';

const METHODS = ['average', 'fifo'] as const;

export const performanceQuery = z.object({
  start_date: dateField(
    'Start day: its evening is the start value; default the day before the first entry',
  ).optional(),
  end_date: dateField('End day; default today').optional(),
  period: enumField(PERIODS, 'In place of days: until today; default MAX').optional(),
  method: enumField(METHODS, 'Of the cost of the units sold; default average').optional(),
  benchmark: textField(0, 12, 'ISIN to compare with, in either case; empty for none').optional(),
  ...filterFields,
});
export type PerformanceQuery = z.output<typeof performanceQuery>;

const unavailable = z
  .record(z.string(), reasonSchema)
  .meta({ description: 'Why each figure that is null is missing, by its name' });

const benchmarkSchema = z
  .object({
    isin: z.string(),
    time_weighted_return: wireDecimalOrNull('Of its price in the base currency'),
    time_weighted_return_annualised: wireDecimalOrNull('The same per year; from 365 days on'),
    end_value: wireDecimalOrNull('Had all money gone into it and come out of it on the same days'),
    money_weighted_return: wireDecimalOrNull('Of that money, per year'),
    unavailable,
  })
  .meta({ id: 'Benchmark' });

export const performanceSchema = z
  .object({
    currency: z.string(),
    period: z.object({
      start_date: wireDate('Its evening is the start value'),
      end_date: wireDate('The last day of the period'),
      days: z.int().meta({ description: 'Calendar days from start to end' }),
    }),
    method: z.enum(METHODS),
    ...filterShape,
    risk_free_rate: wireDecimal('Of the Sharpe ratio: per year, a fraction; a setting'),
    ...figuresShape,
    benchmark: benchmarkSchema.nullable(),
    unavailable,
    left_out: z.array(leftOutSchema).meta({ description: 'Instruments that the figures are told without' }),
  })
  .meta({ id: 'Performance' });
export type PerformanceWire = z.output<typeof performanceSchema>;

export function questionOf(query: PerformanceQuery): PerformanceQuestion {
  const benchmark = query.benchmark?.toUpperCase() ?? '';
  return {
    start: query.start_date ?? null,
    end: query.end_date ?? null,
    period: query.period ?? null,
    method: query.method ?? 'average',
    benchmark: benchmark === '' ? null : benchmark,
    ...filterOf(query),
  };
}

/** What is asked by `period=MAX` alone. */
export const WHOLE_PERFORMANCE = questionOf({ period: 'MAX' });

export function wirePerformance(told: PerformanceTold): PerformanceWire {
  const { question, currency, period, figures } = told;
  const { start, end, from, to } = period;
  return {
    currency,
    period: { start_date: start, end_date: end, days: to - from },
    method: question.method,
    ...wireFilter(question),
    risk_free_rate: publishedText(told.riskFreeRate),
    ...(typeof figures === 'string' ? wireNoFigures(figures) : wireFigures(figures)),
    benchmark: told.benchmark && wireBenchmark(question.benchmark ?? '', told.benchmark),
    left_out: wireLeftOut(told.left),
  };
}

function wireBenchmark(isin: string, benchmark: Benchmark): z.output<typeof benchmarkSchema> {
  const absences = new Absences();
  return {
    isin,
    time_weighted_return: absences.ratio('time_weighted_return', benchmark.timeWeightedReturn),
    time_weighted_return_annualised: absences.ratio(
      'time_weighted_return_annualised',
      benchmark.timeWeightedReturnAnnualised,
    ),
    end_value: absences.told('end_value', benchmark.endValue, (value) => publishedText(value, 2)),
    money_weighted_return: absences.told('money_weighted_return', benchmark.moneyWeightedReturn, ({ rate }) =>
      publishedText(rate),
    ),
    unavailable: absences.unavailable,
  };
}
