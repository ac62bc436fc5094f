import { localDate, type PlanSchedule } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

type Row = RowOf<'savings_plans'>;

/** In the order in which they came. */
export async function listSavingsPlans(db: Kysely<Tables>): Promise<Row[]> {
  return await db.selectFrom('savings_plans').selectAll().orderBy('id').execute();
}

export async function findSavingsPlan(db: Kysely<Tables>, id: number): Promise<Row | null> {
  return (await db.selectFrom('savings_plans').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What became of the days of one plan. */
export async function daysOfPlan(db: Kysely<Tables>, planId: number): Promise<RowOf<'savings_plan_days'>[]> {
  return await db.selectFrom('savings_plan_days').selectAll().where('plan_id', '=', planId).execute();
}

/** Whether a day is done: it was skipped, or its purchase is in the ledger. */
export async function isSettled(
  db: Kysely<Tables>,
  { transaction_id: id }: Pick<RowOf<'savings_plan_days'>, 'transaction_id'>,
): Promise<boolean> {
  if (id === null) return true;
  const bought = await db.selectFrom('transactions').select('id').where('id', '=', id).executeTakeFirst();
  return bought !== undefined;
}

/** The days of each plan that are done: skipped, or confirmed with a purchase that was not deleted since. */
export async function settledDays(db: Kysely<Tables>): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('savings_plan_days')
    .leftJoin('transactions', 'transactions.id', 'savings_plan_days.transaction_id')
    .select(['plan_id', 'due_on'])
    .where((where) =>
      where.or([
        where('savings_plan_days.transaction_id', 'is', null),
        where('transactions.id', 'is not', null),
      ]),
    )
    .execute();
  const byPlan = Map.groupBy(rows, (row) => row.plan_id);
  return new Map(Array.from(byPlan, ([id, days]) => [id, new Set(days.map((day) => day.due_on))]));
}

export function scheduleOf({ interval, day, start_on: start, end_on: end }: Row): PlanSchedule {
  return { interval, day, start: localDate(start), end: end === null ? null : localDate(end) };
}
