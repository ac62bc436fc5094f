import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Database } from '../db/open-database.ts';
import type { Done, RunWork } from '../db/unit-of-work.ts';
import { startImportWorker } from './import-in-worker.ts';
import type { LongWorkKind, RunImport } from './import-order.ts';
import { Problem } from './problem.ts';

/** From so many rows on a process is started: its commit alone would hold up other requests here. */
export const ROWS_OF_LONG_WORK = 5000;

const ENDED_EARLY =
  'It ended before it was done, perhaps for want of memory. Look at the history to see whether it was done, and try again if it was not.';

const hasEndedEarly = (error: unknown) =>
  error instanceof Problem && error.body.code === 'import_ended_early';

const NO_OPTIONS = { dryRun: false, allowDuplicates: false };

/** Both ends speak of one number: the rows that were deleted, or the change that an undo is. */
const resultSchema = z.object({ result: z.number() });

/** Does work on very many rows in a process of its own, as long imports are done; other requests are answered meanwhile. */
export async function workThere(
  database: Database,
  kind: LongWorkKind,
  task: object,
  requestId: string,
): Promise<Done<number>> {
  const worker = startImportWorker();
  try {
    await worker.receive(Readable.from([Buffer.from(JSON.stringify(task))]));
    const order = { fileName: '', options: NO_OPTIONS, requestId };
    const { body, changeId } = await worker.run(database, kind, order);
    const { result } = resultSchema.parse(JSON.parse((await buffer(body)).toString()));
    return { result, changeId };
  } catch (error) {
    worker.dismiss();
    throw hasEndedEarly(error) ? new Problem(503, 'long_work_ended_early', ENDED_EARLY) : error;
  }
}

/** The other end: the work, as the process is told to do it. */
export function longWork<T>(
  task: z.ZodType<T>,
  work: (run: RunWork, told: T, requestId: string) => Promise<Done<number>>,
): RunImport {
  return async (_database, run, { bytes, requestId }) => {
    const told = task.parse(JSON.parse(Buffer.from(bytes).toString()));
    const { result, changeId } = await work(run, told, requestId);
    return {
      body: [Buffer.from(JSON.stringify({ result }))],
      changeId,
      counts: { total_rows: result, successful: result, failed: 0, success_rate: 100 },
      refusals: [],
    };
  };
}
