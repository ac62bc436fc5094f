import { setImmediate as breathe } from 'node:timers/promises';
import { counted } from '../../http/counted.ts';
import type { RowOf } from '../../db/tables.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { ValidationProblem } from '../../http/problem.ts';
import { insertTransaction, type NewTransaction } from './insert-transaction.rule.ts';
import type { TransactionCreate } from './transactions.schema.ts';
import { newTransaction } from './transactions.service.ts';

type Row = RowOf<'transactions'>;

/** Records several transactions as one change: all of them or none, and one undo takes all of them back. */
export async function recordTransactions(
  deps: Deps,
  inputs: readonly TransactionCreate[],
  requestId: string,
): Promise<Done<Row[]>> {
  const summary = `Recorded ${counted(inputs.length, 'transaction')}`;
  const deed = { action: 'create', subject: 'transactions', summary, requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const rows: Row[] = [];
    for (const [index, input] of inputs.entries()) {
      rows.push(await insertOne(work, newTransaction(input), index));
      await breathe();
    }
    return rows;
  });
  deps.log.info('transactions created', { operation: 'CREATE', created_count: done.result.length });
  return done;
}

/** What is wrong with one of several is told with its place among them. */
async function insertOne(work: Work, given: NewTransaction, index: number): Promise<Row> {
  try {
    return await insertTransaction(work, given);
  } catch (error) {
    if (!(error instanceof ValidationProblem)) throw error;
    throw new ValidationProblem(
      error.items.map((one) => ({ ...one, loc: ['body', 'transactions', index, ...one.loc.slice(1)] })),
    );
  }
}
