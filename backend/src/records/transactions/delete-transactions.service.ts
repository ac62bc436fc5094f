import { setImmediate as breathe } from 'node:timers/promises';
import { counted } from '../../http/counted.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { retirePositionValues } from '../position-values/retire-position-values.rule.ts';
import { isinsOf } from './transactions.repository.ts';

/** Small enough that no other request notices them being ended. */
const ROWS_PER_PART = 250;

/**
 * Deletes some transactions as one change, which one undo brings back; those that are not there are passed over.
 *
 * @returns how many were there
 */
export async function deleteTransactions(
  deps: Deps,
  ids: readonly number[],
  requestId: string,
): Promise<Done<number>> {
  const deed = { action: 'delete', subject: 'transactions', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const isins = await isinsById(work, new Set(ids));
    const present = [...isins.keys()];
    await retirePositionValues(work, new Set(isins.values()), async () => await remove(work, present));
    if (present.length > 0) await work.change.summarise(wordsOf(present.length));
    return present.length;
  });
  deps.log.info('transactions deleted', { operation: 'DELETE', deleted_count: done.result });
  return done;
}

const wordsOf = (count: number) => `Deleted ${counted(count, 'transaction')}`;

function* parts(ids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < ids.length; start += ROWS_PER_PART) {
    yield ids.slice(start, start + ROWS_PER_PART);
  }
}

/** Of those that are there. */
async function isinsById({ trx }: Work, ids: ReadonlySet<number>): Promise<Map<number, string>> {
  const isins = new Map<number, string>();
  for (const part of parts([...ids])) {
    for (const { id, isin } of await isinsOf(trx, part)) isins.set(id, isin);
    await breathe();
  }
  return isins;
}

async function remove({ change }: Work, ids: readonly number[]): Promise<void> {
  for (const part of parts(ids)) {
    await change.remove('transactions', part);
    await breathe();
  }
}
