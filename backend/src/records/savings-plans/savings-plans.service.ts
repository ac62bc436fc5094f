import type { RowOf } from '../../db/tables.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import type { Moment } from '../../http/date-fields.ts';
import { Problem } from '../../http/problem.ts';
import { daysOfPlan, findSavingsPlan, listSavingsPlans } from './savings-plans.repository.ts';
import { planColumns, type SavingsPlanInput } from './savings-plans.schema.ts';

type Row = RowOf<'savings_plans'>;

export async function allSavingsPlans(deps: Deps): Promise<Row[]> {
  return await listSavingsPlans(deps.database.read);
}

/** @throws Problem 404 `plan_not_found` */
export async function existingPlan({ trx }: Pick<Work, 'trx'>, id: number): Promise<Row> {
  const row = await findSavingsPlan(trx, id);
  if (!row) throw new Problem(404, 'plan_not_found', `There is no savings plan with ID ${id}.`, { id });
  return row;
}

export async function createSavingsPlan(
  deps: Deps,
  input: SavingsPlanInput,
  requestId: string,
): Promise<Done<Row>> {
  const summary = `Added a savings plan of ${input.isin}`;
  const deed = { action: 'create', subject: 'savings_plans', summary, requestId } as const;
  const done = await deps.run(deed, async ({ change, at }) => {
    const columns = { ...planColumns(input), created_at: at, updated_at: at };
    const [row] = await change.insert('savings_plans', [columns]);
    if (!row) throw new Error('an inserted row has come back empty');
    return row;
  });
  deps.log.info('savings plan created', { operation: 'CREATE', plan_id: done.result.id });
  return done;
}

/** Edits a plan; days that were confirmed or skipped stay so, and the same again changes nothing. */
export async function editSavingsPlan(
  deps: Deps,
  id: number,
  { based_on: basedOn, ...input }: SavingsPlanInput & { readonly based_on?: Moment | undefined },
  requestId: string,
): Promise<Done<Row>> {
  const summary = `Edited the savings plan of ${input.isin}`;
  const deed = { action: 'update', subject: 'savings_plans', summary, requestId } as const;
  return await deps.run(deed, async (work) => {
    const before = await existingPlan(work, id);
    checkBasis(before, basedOn);
    const columns = planColumns(input);
    const names = Object.keys(columns) as (keyof typeof columns)[];
    if (names.every((name) => before[name] === columns[name])) return before;
    const after = { ...before, ...columns, updated_at: work.at };
    await work.change.replace('savings_plans', after);
    return after;
  });
}

/** Deletes a plan with what became of its days. The purchases stay. */
export async function deleteSavingsPlan(deps: Deps, id: number, requestId: string): Promise<Done<Row>> {
  const deed = { action: 'delete', subject: 'savings_plans', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const row = await existingPlan(work, id);
    await work.change.summarise(`Deleted the savings plan of ${row.isin}`);
    await work.change.remove('savings_plans', [id]);
    const days = await daysOfPlan(work.trx, id);
    if (days.length > 0)
      await work.change.remove(
        'savings_plan_days',
        days.map((day) => day.id),
      );
    return row;
  });
  deps.log.info('savings plan deleted', { operation: 'DELETE', plan_id: id });
  return done;
}
