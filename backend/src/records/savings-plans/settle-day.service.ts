import { decimalText, dueDays, type LocalDate, localDate } from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import type { RowOf } from '../../db/tables.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { valueError } from '../../http/field.ts';
import { Problem, ValidationProblem } from '../../http/problem.ts';
import { EMPTY_TRANSACTION, insertTransaction } from '../transactions/insert-transaction.rule.ts';
import { daysOfPlan, scheduleOf } from './savings-plans.repository.ts';
import type { Confirmation } from './savings-plans.schema.ts';
import { existingPlan } from './savings-plans.service.ts';

type Day = RowOf<'savings_plan_days'>;

/**
 * The plan, where it is due on that day and nothing has become of that day yet.
 *
 * @throws ValidationProblem `day_not_due`
 * @throws Problem 409 `plan_day_settled`
 */
async function duePlan(work: Work, id: number, dueOn: LocalDate): Promise<RowOf<'savings_plans'>> {
  const plan = await existingPlan(work, id);
  if (!dueDays(scheduleOf(plan), localDate(todayHere())).includes(dueOn)) {
    const words = `the plan is not due on ${dueOn}: take a day that is proposed`;
    const { message, ...error } = valueError('day_not_due', words, { due_on: dueOn });
    throw new ValidationProblem([{ loc: ['body', 'due_on'], msg: message, input: dueOn, ...error }]);
  }
  if ((await daysOfPlan(work.trx, id)).some((day) => day.due_on === dueOn)) {
    const words = `The purchase due on ${dueOn} was confirmed or skipped already: undo that first.`;
    throw new Problem(409, 'plan_day_settled', words, { id, due_on: dueOn });
  }
  return plan;
}

async function settle(
  { change, at }: Work,
  day: Pick<Day, 'plan_id' | 'due_on' | 'outcome' | 'transaction_id'>,
): Promise<Day> {
  const [row] = await change.insert('savings_plan_days', [{ ...day, created_at: at, updated_at: at }]);
  if (!row) throw new Error('an inserted row has come back empty');
  return row;
}

/** Records the purchase and marks its day, as one change. */
export async function confirmDay(
  deps: Deps,
  id: number,
  { due_on: dueOn, date = dueOn, units, price_per_unit: price, fee }: Confirmation,
  requestId: string,
): Promise<Done<Day>> {
  const deed = { action: 'create', subject: 'transactions', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const { isin, broker } = await duePlan(work, id, dueOn);
    const text = decimalText(units);
    await work.change.summarise(`Confirmed the savings plan: BUY ${text} ${isin} of ${date}`);
    const transaction = await insertTransaction(work, {
      ...EMPTY_TRANSACTION,
      date,
      isin,
      broker,
      transaction_type: 'BUY',
      units: text,
      price_per_unit: decimalText(price),
      fee: fee ? decimalText(fee) : EMPTY_TRANSACTION.fee,
    });
    return await settle(work, {
      plan_id: id,
      due_on: dueOn,
      outcome: 'confirmed',
      transaction_id: transaction.id,
    });
  });
  deps.log.info('savings plan confirmed', { plan_id: id, due_on: dueOn });
  return done;
}

/** Marks a day as one on which nothing was bought. */
export async function skipDay(
  deps: Deps,
  id: number,
  dueOn: LocalDate,
  requestId: string,
): Promise<Done<Day>> {
  const deed = { action: 'create', subject: 'savings_plan_days', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const { isin } = await duePlan(work, id, dueOn);
    await work.change.summarise(`Skipped the savings plan of ${isin} of ${dueOn}`);
    return await settle(work, { plan_id: id, due_on: dueOn, outcome: 'skipped', transaction_id: null });
  });
  deps.log.info('savings plan skipped', { plan_id: id, due_on: dueOn });
  return done;
}
