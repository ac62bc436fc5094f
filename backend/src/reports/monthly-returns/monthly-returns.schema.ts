import { type CalendarReturn, publishedText } from '@portfolio/domain';
import { z } from 'zod';
import { wireDecimal } from '../../http/wire.ts';
import { leftOutSchema, wireLeftOut } from '../left-out.schema.ts';
import { filterFields, filterOf, filterShape, wireFilter } from '../selection.schema.ts';
import type { MonthlyReturns } from './monthly-returns.service.ts';

export const monthlyReturnsQuery = z.object(filterFields);

const ratio = wireDecimal('Time-weighted, a fraction; of the first and the last only the part that is over');

export const monthlyReturnsSchema = z
  .object({
    ...filterShape,
    years: z
      .array(
        z.object({
          year: z.string().meta({ examples: ['2026'] }),
          return: ratio,
          months: z.array(z.object({ month: z.string().meta({ examples: ['2026-11'] }), return: ratio })),
        }),
      )
      .meta({ description: 'Ascending, from the first in which anything was held' }),
    left_out: z.array(leftOutSchema),
  })
  .meta({ id: 'MonthlyReturns' });

export const selectionOf = filterOf;

export function wireMonthlyReturns(told: MonthlyReturns): z.output<typeof monthlyReturnsSchema> {
  const byYear = Map.groupBy(told.months, ({ period }) => period.slice(0, 4));
  return {
    ...wireFilter(told.selection),
    years: told.years.map(({ period, rate }) => ({
      year: period,
      return: publishedText(rate),
      months: (byYear.get(period) ?? []).map(wireMonth),
    })),
    left_out: wireLeftOut(told.left),
  };
}

function wireMonth({ period, rate }: CalendarReturn) {
  return { month: period, return: publishedText(rate) };
}
