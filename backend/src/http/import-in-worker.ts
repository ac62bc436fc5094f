import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from '../db/open-database.ts';
import type { ImportKind, ImportOrder, PrintedReport } from './import-order.ts';
import { Problem, type ValidationItem, ValidationProblem } from './problem.ts';

/** The report as the worker prints it: a large one is never held by the server as a whole. */
export type StreamedReport = Omit<PrintedReport, 'body'> & { readonly body: Readable };

export type WorkerOrder = ImportOrder & { readonly kind: ImportKind; readonly path: string };

/** What the worker tells: it waits for its turn to write, it has written, its report is printed, or it refuses the file. */
export type WorkerMessage =
  | { readonly kind: 'wants_to_write' }
  | { readonly kind: 'has_written' }
  | ({ readonly kind: 'done' } & Omit<PrintedReport, 'body'>)
  | { readonly kind: 'invalid'; readonly items: readonly ValidationItem[] }
  | { readonly kind: 'refused'; readonly status: Problem['status']; readonly body: Problem['body'] };

/** Beside the server: in `src` while developing, in `dist` when built. */
const FILE = import.meta.url.endsWith('.ts') ? '../import-worker.ts' : './import-worker.js';

/** Room for a file of 50 MB, given back when the import ends. A larger nursery is slower: nearly all in it is kept. */
const MEMORY = ['--max-old-space-size=1024', '--max-semi-space-size=8'];

const ENDED_EARLY =
  'The import ended without a report, perhaps for want of memory. ' +
  'Import the file again, or a shorter one: rows that were stored are skipped.';

/** What the worker refused, as if it had been refused here. */
function problemOf({ status, body }: WorkerMessage & { kind: 'refused' }): Problem {
  const { code, detail, values, ...members } = body;
  return new Problem(status, code, detail, values ?? {}, members);
}

/** Resolves when the report is printed or the file refused; lets the worker write when its turn comes. */
function outcomeOf(worker: ChildProcess, database: Database): Promise<Omit<PrintedReport, 'body'>> {
  const written = Promise.withResolvers<undefined>();
  const outcome = new Promise<Omit<PrintedReport, 'body'>>((resolve, reject) => {
    worker.on('error', (error) => {
      written.resolve(undefined);
      reject(error);
    });
    worker.on('exit', () => {
      written.resolve(undefined);
      reject(new Problem(503, 'import_ended_early', ENDED_EARLY));
    });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'refused') reject(problemOf(message));
      else if (message.kind === 'invalid') reject(new ValidationProblem(message.items));
      else if (message.kind === 'has_written') written.resolve(undefined);
      else if (message.kind === 'wants_to_write') {
        void database.writers.pass(async () => {
          if (worker.connected) worker.send('write');
          // Not when it tells its outcome: whoever writes before it has closed would do the rest of its work.
          await written.promise;
        });
      } else {
        const { kind: _, ...report } = message;
        resolve(report);
      }
    });
  });
  return outcome;
}

/** Where two processes share a core, the one that somebody waits for goes first. */
function yieldToRequests(worker: ChildProcess): void {
  try {
    if (worker.pid !== undefined) setPriority(worker.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It may be over already, or the system may not allow it: then both take turns.
  }
}

/**
 * A process for one import: other requests are answered meanwhile, and its memory is gone when it ends.
 *
 * Started while the file is still arriving. It waits for its turn before its transaction begins, as every writer of
 * this process does.
 */
export interface ImportWorker {
  /** Sends it the file, chunk by chunk. */
  readonly receive: (file: Readable) => Promise<void>;
  /** Imports what it received. */
  run(database: Database, kind: ImportKind, order: ImportOrder): Promise<StreamedReport>;
  /** Ends a worker that has nothing to do. */
  dismiss(): void;
}

export function startImportWorker(): ImportWorker {
  const worker = fork(fileURLToPath(new URL(FILE, import.meta.url)), [], {
    execArgv: MEMORY,
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  }) as ChildProcess & { readonly stdin: Writable; readonly stdout: Readable };
  yieldToRequests(worker);
  // A worker that does not start or dies while it is sent the file is reported by its exit.
  worker.on('error', () => undefined);
  return {
    receive: async (file) => {
      // A pipeline ends both of its streams with the error of the one that failed: who failed is told by who says so first.
      let failed: 'file' | 'worker' | null = null;
      file.once('error', () => (failed ??= 'file'));
      worker.stdin.once('error', () => (failed ??= 'worker'));
      await pipeline(file, worker.stdin).catch((error: unknown) => {
        throw failed === 'worker' && !(error instanceof Problem)
          ? new Problem(503, 'import_ended_early', ENDED_EARLY)
          : error;
      });
    },
    run: async (database, kind, order) => {
      const outcome = outcomeOf(worker, database);
      worker.send({ ...order, kind, path: database.path } satisfies WorkerOrder, () => undefined);
      return { ...(await outcome), body: worker.stdout };
    },
    // It lets a stop of the server pass by; this one is meant.
    dismiss: () => worker.kill('SIGKILL'),
  };
}
