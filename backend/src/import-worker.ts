import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openDatabase } from './db/open-database.ts';
import { unitOfWork } from './db/unit-of-work.ts';
import { databaseProblem } from './http/database-problem.ts';
import type { TurnMessage, WorkerMessage, WorkerOrder } from './http/import-in-worker.ts';
import type { ImportKind, RunImport } from './http/import-order.ts';
import { TurnsOfServer } from './http/turns-of-server.ts';
import { Problem, validationBody, ValidationProblem } from './http/problem.ts';
import { runPortfolioImport } from './portfolio-file/run-portfolio-import.ts';
import { runImport } from './records/imports/run-import.ts';
import { runStatementImport } from './records/imports/run-statement-import.ts';
import { runPriceFile, runPrices, runRateFile, runRates } from './records/prices/run-dated-values.ts';
import { runUndo } from './records/changes/run-undo.ts';
import { runPriceDeletion, runRateDeletion } from './records/prices/run-deletion.ts';
import { runSnapshotImport } from './reports/snapshots/run-snapshot-import.ts';

const IMPORTS: Readonly<Record<ImportKind, RunImport>> = {
  transactions: runImport,
  statements: runStatementImport,
  snapshots: runSnapshotImport,
  prices: runPrices,
  price_file: runPriceFile,
  exchange_rates: runRates,
  exchange_rate_file: runRateFile,
  undo: runUndo,
  price_deletion: runPriceDeletion,
  exchange_rate_deletion: runRateDeletion,
  portfolio: runPortfolioImport,
};

const INPUT = 0;
/** Standard output, which ends with the report and not with the process: what is still to tidy up keeps nobody waiting. */
const OUTPUT = 1;
const PARTS_AHEAD = 4;

/** Prints and sends at once: one part goes out in another thread while the next is printed. */
async function handOver(report: Iterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(
      Readable.from(report, { highWaterMark: PARTS_AHEAD }),
      createWriteStream('', { fd: OUTPUT }),
    );
  } catch (error) {
    // Whoever ordered the import may be gone; the import is stored all the same.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** What is the caller's fault, or the disk's; anything else is thrown again. */
function refusalOf(error: unknown, path: string): WorkerMessage {
  if (error instanceof ValidationProblem) return { kind: 'invalid', items: validationBody(error).detail };
  const problem = error instanceof Problem ? error : databaseProblem(error, path);
  if (!problem) throw error;
  return { kind: 'refused', status: problem.status, body: problem.body };
}

/** The process of one import: reads the file from standard input, asks for its turn to write, prints the report. */
async function main(): Promise<void> {
  const tell = (message: WorkerMessage) => process.send?.(message);
  const told = async (message: WorkerMessage) =>
    await new Promise<unknown>((resolve) => process.send?.(message, undefined, undefined, resolve));
  const arrived = once(process, 'message');
  const bytes = readFileSync(INPUT);
  const [{ kind, path, ...order }] = (await arrived) as [WorkerOrder];
  const turns = new TurnsOfServer(tell);
  process.on('message', (message: TurnMessage) => {
    turns.hear(message);
  });
  const database = openDatabase(path, 'bulk', turns);
  const run = unitOfWork(database, () => undefined);
  let handedOver: Promise<void> | null = null;
  try {
    const { body, ...rest } = await IMPORTS[kind](database, run, { ...order, bytes });
    await told({ kind: 'done', ...rest });
    handedOver = handOver(body);
  } catch (error) {
    tell(refusalOf(error, path));
  } finally {
    // The next writer would have to copy into the file what this one wrote, and it answers requests.
    await database.close();
    await handedOver;
    process.disconnect();
  }
}

// A stop of the server reaches its whole group; an import that has begun is finished first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
await main();
