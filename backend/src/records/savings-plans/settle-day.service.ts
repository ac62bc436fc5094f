import { decimalText, dueDays, type LocalDate, localDate } from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import type { RowOf } from '../../db/tables.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { valueError } from '../../http/field.ts';
import { Problem, ValidationProblem } from '../../http/problem.ts';
import { EMPTY_TRANSACTION, insertTransaction } from '../transactions/insert-transaction.rule.ts';
import { daysOfPlan, isSettled, scheduleOf } from './savings-plans.repository.ts';
import type { Confirmation } from './savings-plans.schema.ts';
import { existingPlan } from './savings-plans.service.ts';

type Day = RowOf<'savings_plan_days'>;

interface DueDay {
  readonly plan: RowOf<'savings_plans'>;
  /** What became of the day before its purchase was deleted; null when nothing did. */
  readonly before: Day | null;
}

/**
 * The plan, where it is due on that day and nothing has become of that day, or its purchase was deleted.
 *
 * @throws ValidationProblem `day_not_due`
 * @throws Problem 409 `plan_day_settled`
 */
async function duePlan(work: Work, id: number, dueOn: LocalDate): Promise<DueDay> {
  const plan = await existingPlan(work, id);
  if (!dueDays(scheduleOf(plan), localDate(todayHere())).includes(dueOn)) {
    const words = `the plan is not due on ${dueOn}: take a day that is proposed`;
    const { message, ...error } = valueError('day_not_due', words, { due_on: dueOn });
    throw new ValidationProblem([{ loc: ['body', 'due_on'], msg: message, input: dueOn, ...error }]);
  }
  const before = (await daysOfPlan(work.trx, id)).find((day) => day.due_on === dueOn) ?? null;
  if (before !== null && (await isSettled(work.trx, before))) {
    const words = `The purchase due on ${dueOn} was confirmed or skipped already: undo that first.`;
    throw new Problem(409, 'plan_day_settled', words, { id, due_on: dueOn });
  }
  return { plan, before };
}

async function settle(
  { change, at }: Work,
  before: Day | null,
  day: Pick<Day, 'plan_id' | 'due_on' | 'outcome' | 'transaction_id'>,
): Promise<Day> {
  if (before !== null) {
    const after = { ...before, ...day, updated_at: at };
    await change.replace('savings_plan_days', after);
    return after;
  }
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
    const { plan, before } = await duePlan(work, id, dueOn);
    const { isin, broker } = plan;
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
    return await settle(work, before, {
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
    const { plan, before } = await duePlan(work, id, dueOn);
    await work.change.summarise(`Skipped the savings plan of ${plan.isin} of ${dueOn}`);
    const skipped = { plan_id: id, due_on: dueOn, outcome: 'skipped', transaction_id: null } as const;
    return await settle(work, before, skipped);
  });
  deps.log.info('savings plan skipped', { plan_id: id, due_on: dueOn });
  return done;
}
