import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { discardArrivals } from '../db/arriving-rows.ts';
import type { Database } from '../db/open-database.ts';
import type { ImportKind, ImportOrder, PrintedReport } from './import-order.ts';
import { Problem, type ValidationItem, ValidationProblem } from './problem.ts';

/** The report as the worker prints it: a large one is never held by the server as a whole. */
export type StreamedReport = Omit<PrintedReport, 'body'> & { readonly body: Readable };

export type WorkerOrder = ImportOrder & { readonly kind: ImportKind; readonly path: string };

/** What the server tells of turns: this one's has come, or somebody waits for it to end. */
export type TurnMessage = 'write' | 'awaited';

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

/** Lets a worker write whenever its turn comes, among the writers of this process. */
function giveTurns(worker: ChildProcess, database: Database): void {
  const tell = (message: TurnMessage) => {
    if (worker.connected) worker.send(message);
  };
  let leave = () => {};
  const takeLogBack = database.leaveLogToOthers();
  const end = () => {
    leave();
    takeLogBack();
  };
  worker.once('error', end);
  worker.once('exit', end);
  worker.on('message', ({ kind }: WorkerMessage) => {
    if (kind === 'has_written') leave();
    if (kind !== 'wants_to_write') return;
    const turn = Promise.withResolvers<undefined>();
    leave = () => {
      turn.resolve(undefined);
    };
    void database.writers.pass(
      async () => {
        tell('write');
        await turn.promise;
      },
      () => {
        tell('awaited');
      },
    );
  });
}

/** Resolves when the report is printed or the file refused. */
function outcomeOf(worker: ChildProcess): Promise<Omit<PrintedReport, 'body'>> {
  const outcome = new Promise<Omit<PrintedReport, 'body'>>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => {
      reject(new Problem(503, 'import_ended_early', ENDED_EARLY));
    });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'refused') reject(problemOf(message));
      else if (message.kind === 'invalid') reject(new ValidationProblem(message.items));
      else if (message.kind === 'done') {
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
      giveTurns(worker, database);
      // What it left behind when it was killed; nothing otherwise.
      worker.once('exit', () => void discardArrivals(database, order.requestId).catch(() => undefined));
      const outcome = outcomeOf(worker);
      worker.send({ ...order, kind, path: database.path } satisfies WorkerOrder, () => undefined);
      return { ...(await outcome), body: worker.stdout };
    },
    // It lets a stop of the server pass by; this one is meant.
    dismiss: () => worker.kill('SIGKILL'),
  };
}
