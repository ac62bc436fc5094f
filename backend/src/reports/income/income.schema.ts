import { type Income, publishedText } from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { enumField } from '../../http/text-fields.ts';
import { wireDate, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';
import { wireYear, yearField, yearText } from '../yearly.schema.ts';
import type { IncomeQuestion, IncomeTold, Yield, Yields } from './income.service.ts';

const GROUPS = ['month', 'year', 'instrument'] as const;

export const incomeQuery = z.object({
  by: enumField(GROUPS, 'What is put together; default month').optional(),
  year: yearField,
});

export function questionOf({ by, year }: z.output<typeof incomeQuery>): IncomeQuestion {
  return { by: by ?? 'month', year: yearText(year) };
}

const incomeShape = {
  gross: wireDecimal(`Dividends before tax and fees, ${BASE_CURRENCY}, at the rate recorded with each`),
  tax: wireDecimal('Withheld'),
  fees: wireDecimal('Charged'),
  net: wireDecimal('Gross − tax − fees'),
};

const REASONS = ['not_held', 'no_price', 'no_rate', 'base_not_positive'] as const;
const yieldShape = {
  yield_on_cost: wireDecimalOrNull('Gross dividends of the last year / cost basis (average), a fraction'),
  yield_on_value: wireDecimalOrNull('Gross dividends of the last year / market value, a fraction'),
  unavailable: z
    .record(z.string(), z.enum(REASONS))
    .meta({ description: 'Why each figure that is null is missing, by its name' }),
};

export const incomeSchema = z
  .object({
    currency: z.string(),
    by: z.enum(GROUPS),
    year: wireYear.nullable(),
    rows: z
      .array(
        z.object({
          key: z.string().meta({ description: 'YYYY-MM, YYYY or an ISIN', examples: ['2026-11'] }),
          name: z.string().nullable().meta({ description: 'Of the instrument' }),
          ...incomeShape,
          ...yieldShape,
        }),
      )
      .meta({ description: 'Ascending by key; only instruments have yields' }),
    total: z.object(incomeShape),
    years: z.array(wireYear).meta({ description: 'Every year in which anything was paid, ascending' }),
    last_year: z
      .object({
        start_date: wireDate('The day after it is the first that counts'),
        end_date: wireDate('Today'),
        gross: wireDecimal('Dividends of those days'),
        ...yieldShape,
      })
      .meta({
        description: 'Yields of all holdings: the dividends of what is held, over its cost or its value',
      }),
  })
  .meta({ id: 'IncomeReport' });

function wireIncome({ gross, tax, fees, net }: Income) {
  return {
    gross: publishedText(gross, 2),
    tax: publishedText(tax, 2),
    fees: publishedText(fees, 2),
    net: publishedText(net, 2),
  };
}

function wireYields({ onCost, onValue }: Yields) {
  const told = (value: Yield) => (typeof value === 'string' ? null : publishedText(value));
  const reasons = { yield_on_cost: onCost, yield_on_value: onValue };
  const missing = Object.entries(reasons).filter(([, value]) => typeof value === 'string');
  return {
    yield_on_cost: told(onCost),
    yield_on_value: told(onValue),
    unavailable: Object.fromEntries(missing) as Record<string, (typeof REASONS)[number]>,
  };
}

const NOT_HELD: Yields = { onCost: 'not_held', onValue: 'not_held' };

export function wireIncomeReport(
  told: IncomeTold,
  { by, year }: IncomeQuestion,
): z.output<typeof incomeSchema> {
  const { start, end, gross } = told.lastYear;
  return {
    currency: told.currency,
    by,
    year,
    rows: told.rows.map((row) => ({
      key: row.key,
      name: by === 'instrument' ? told.nameOf(row.key) : null,
      ...wireIncome(row),
      ...(by === 'instrument'
        ? wireYields(told.yieldsOf.get(row.key) ?? NOT_HELD)
        : { yield_on_cost: null, yield_on_value: null, unavailable: {} }),
    })),
    total: wireIncome(told.total),
    years: [...told.years],
    last_year: {
      start_date: start,
      end_date: end,
      gross: publishedText(gross, 2),
      ...wireYields(told.yields),
    },
  };
}
