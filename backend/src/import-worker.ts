import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { openDatabase } from './db/open-database.ts';
import { type RunWork, unitOfWork } from './db/unit-of-work.ts';
import { databaseProblem } from './http/database-problem.ts';
import type { WorkerMessage, WorkerOrder } from './http/import-in-worker.ts';
import type { ImportKind, RunImport } from './http/import-order.ts';
import { Problem } from './http/problem.ts';
import { runImport } from './records/imports/run-import.ts';
import { runSnapshotImport } from './reports/snapshots/run-snapshot-import.ts';

const IMPORTS: Readonly<Record<ImportKind, RunImport>> = {
  transactions: runImport,
  snapshots: runSnapshotImport,
};

/** The process of one import: reads the file from standard input, asks for its turn to write, prints the report. */
async function main(): Promise<void> {
  const tell = (message: WorkerMessage) => process.send?.(message);
  const arrived = once(process, 'message');
  const bytes = await buffer(process.stdin);
  const [{ kind, path, ...order }] = (await arrived) as [WorkerOrder];
  const database = openDatabase(path);
  const run = unitOfWork(database, () => undefined);
  const whenItsTurnComes: RunWork = async (deed, work) => {
    const turn = once(process, 'message');
    tell({ kind: 'wants_to_write' });
    await turn;
    const done = await run(deed, work);
    tell({ kind: 'has_written' });
    return done;
  };
  try {
    const { body, ...rest } = await IMPORTS[kind](database, whenItsTurnComes, { ...order, bytes });
    tell({ kind: 'done', ...rest });
    process.stdout.end(body);
  } catch (error) {
    const problem = error instanceof Problem ? error : databaseProblem(error);
    if (!problem) throw error;
    tell({ kind: 'refused', status: problem.status, detail: problem.message });
  } finally {
    await database.close();
    process.disconnect();
  }
}

// A stop of the server reaches its whole group; an import that has begun is finished first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
// Whoever ordered the import may be gone; the import then ends by itself, with all rows or none.
process.stdout.on('error', () => undefined);
await main();
