import { decimalText } from '@portfolio/domain';
import { z } from 'zod';
import type { RowOf, SavingsPlanColumns } from '../../db/tables.ts';
import { BASE_CURRENCY } from '../../deps.ts';
import { basedOnField } from '../../http/based-on.ts';
import { dateField, pastDateField } from '../../http/date-fields.ts';
import { valueError } from '../../http/field.ts';
import { decimalField, idField, integerField, NOT_NEGATIVE, POSITIVE } from '../../http/number-fields.ts';
import { enumField, isinField, textField } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireDate, wireDecimalOrNull, wireId, wireStamps } from '../../http/wire.ts';

const INTERVALS = ['monthly', 'quarterly', 'half_yearly', 'yearly'] as const;

const members = z.object({
  isin: isinField('What is bought'),
  broker: textField(1, 100, 'Name of the broker, as the owner writes it'),
  amount: decimalField({ ...POSITIVE, description: `Of money, in ${BASE_CURRENCY}; or else \`units\`` })
    .nullable()
    .optional(),
  units: decimalField({ ...POSITIVE, description: 'Of units; or else `amount`' })
    .nullable()
    .optional(),
  interval: enumField(INTERVALS, 'How often; the months are counted from the one of `start_on`'),
  day: integerField(1, 31, 'Of the month; a shorter month has it on its last day'),
  start_on: dateField('Nothing is bought before'),
  end_on: dateField('Nothing is bought after; null for ever').nullable().optional(),
});

export const savingsPlanInput = members.superRefine((told, context) => {
  const hasAmount = told.amount !== undefined && told.amount !== null;
  const hasUnits = told.units !== undefined && told.units !== null;
  const refuse = (path: string, error: ReturnType<typeof valueError>) => {
    const { message, ...params } = error;
    context.issues.push({ code: 'custom', input: told, path: [path], message, params });
  };
  if (hasAmount === hasUnits)
    refuse('amount', valueError('amount_or_units', 'a plan is of an amount or of units: name one of them'));
  if (told.end_on && told.end_on < told.start_on)
    refuse('end_on', valueError('end_before_start', 'the end is before the start'));
});
export type SavingsPlanInput = z.output<typeof savingsPlanInput>;

/** An edit says what it was made from. */
export const savingsPlanEdit = z.intersection(savingsPlanInput, z.object({ based_on: basedOnField }));

export const savingsPlanParams = z.object({ id: idField('Id of the plan') });

export const confirmation = z.object({
  due_on: dateField('The day on which the plan was due'),
  date: pastDateField('Day of the purchase; default the day on which it was due').optional(),
  units: decimalField({ ...POSITIVE, description: 'Units bought' }),
  price_per_unit: decimalField({ ...POSITIVE, description: `Price of one unit, in ${BASE_CURRENCY}` }),
  fee: decimalField({
    ...NOT_NEGATIVE,
    description: `What the broker charged, in ${BASE_CURRENCY}`,
  }).optional(),
});
export type Confirmation = z.output<typeof confirmation>;

export const skipping = z.object({ due_on: dateField('The day on which the plan was due') });

export const savingsPlanSchema = z
  .object({
    id: wireId,
    isin: z.string(),
    broker: z.string(),
    amount: wireDecimalOrNull(`Of money, in ${BASE_CURRENCY}; null when it is of units`),
    units: wireDecimalOrNull('Of units; null when it is of money'),
    interval: z.enum(INTERVALS),
    day: z.int(),
    start_on: wireDate('Nothing is bought before'),
    end_on: wireDate('Nothing is bought after; null for ever').nullable(),
    ...stampsShape,
  })
  .meta({ id: 'SavingsPlan' });

export const savingsPlanListSchema = z
  .object({ items: z.array(savingsPlanSchema), total: wireCount('All; there is no paging') })
  .meta({ id: 'SavingsPlanList' });

export const settledDaySchema = z
  .object({
    plan_id: wireId,
    due_on: wireDate('The day on which the plan was due'),
    outcome: z.enum(['confirmed', 'skipped']),
    transaction_id: wireId.nullable(),
  })
  .meta({ id: 'SettledDay' });

export function wireSavingsPlan(row: RowOf<'savings_plans'>): z.output<typeof savingsPlanSchema> {
  const { id, isin, broker, amount, units, interval, day, start_on, end_on } = row;
  return { id, isin, broker, amount, units, interval, day, start_on, end_on, ...wireStamps(row) };
}

export function wireSettledDay(row: RowOf<'savings_plan_days'>): z.output<typeof settledDaySchema> {
  const { plan_id, due_on, outcome, transaction_id } = row;
  return { plan_id, due_on, outcome, transaction_id };
}

export function planColumns(told: SavingsPlanInput): Omit<SavingsPlanColumns, 'created_at' | 'updated_at'> {
  const { isin, broker, amount, units, interval, day, start_on, end_on } = told;
  return {
    isin,
    broker,
    amount: amount ? decimalText(amount) : null,
    units: units ? decimalText(units) : null,
    interval,
    day,
    start_on,
    end_on: end_on ?? null,
  };
}
