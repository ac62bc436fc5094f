import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../db/open-database.ts';
import { type RunWork, unitOfWork } from '../../db/unit-of-work.ts';
import { databaseProblem } from '../../http/database-problem.ts';
import { Problem } from '../../http/problem.ts';
import { type ImportRequest, runImport, type WorkerMessage } from './run-import.ts';

/** The thread of one import: opens the database for itself, asks for its turn to write, answers and ends. */
async function main(port: NonNullable<typeof parentPort>): Promise<void> {
  const { path, request } = workerData as { path: string; request: ImportRequest };
  const tell = (message: WorkerMessage) => port.postMessage(message);
  const database = openDatabase(path);
  const run = unitOfWork(database, () => undefined);
  const whenItsTurnComes: RunWork = async (deed, work) => {
    tell({ kind: 'wants_to_write' });
    await once(port, 'message');
    return await run(deed, work);
  };
  try {
    const report = await runImport(database, whenItsTurnComes, request);
    await database.close();
    tell({ kind: 'done', report });
  } catch (error) {
    const problem = error instanceof Problem ? error : databaseProblem(error);
    if (!problem) throw error;
    tell({ kind: 'refused', status: problem.status, detail: problem.message });
  }
}

if (parentPort) await main(parentPort);
