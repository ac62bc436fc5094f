import { type ChildProcess, fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Database } from '../db/open-database.ts';
import type { ImportKind, ImportRequest, PrintedReport } from './import-order.ts';
import { Problem } from './problem.ts';

/** The report as the worker prints it: a large one is never held by the server as a whole. */
export type StreamedReport = Omit<PrintedReport, 'body'> & { readonly body: Readable };

export type WorkerOrder = Omit<ImportRequest, 'bytes'> & { readonly kind: ImportKind; readonly path: string };

/** What the worker tells: it waits for its turn to write, it has written, its report is printed, or it refuses the file. */
export type WorkerMessage =
  | { readonly kind: 'wants_to_write' }
  | { readonly kind: 'has_written' }
  | ({ readonly kind: 'done' } & Omit<PrintedReport, 'body'>)
  | { readonly kind: 'refused'; readonly status: Problem['status']; readonly detail: string };

/** Beside the server: in `src` while developing, in `dist` when built. */
const FILE = import.meta.url.endsWith('.ts') ? '../import-worker.ts' : './import-worker.js';

/** Room for a file of 50 MB, given back when the import ends; a large nursery, as nearly all of it is short-lived. */
const MEMORY = ['--max-old-space-size=1024', '--max-semi-space-size=32'];

/** Resolves when the report is printed or the file refused; lets the worker write when its turn comes. */
function outcomeOf(worker: ChildProcess, database: Database): Promise<Omit<PrintedReport, 'body'>> {
  const written = Promise.withResolvers<undefined>();
  const outcome = new Promise<Omit<PrintedReport, 'body'>>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => {
      const detail =
        'The import ended without a report, perhaps for want of memory. ' +
        'Import the file again, or a shorter one: rows that were stored are skipped.';
      reject(new Problem(503, detail));
    });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'refused') reject(new Problem(message.status, message.detail));
      else if (message.kind === 'has_written') written.resolve(undefined);
      else if (message.kind === 'wants_to_write') {
        void database.writers.pass(async () => {
          if (worker.connected) worker.send('write');
          await Promise.race([written.promise, outcome.catch(() => undefined)]);
        });
      } else {
        const { kind: _, ...report } = message;
        resolve(report);
      }
    });
  });
  return outcome;
}

/**
 * An import in a process of its own: other requests are answered meanwhile, and its memory is gone when it ends.
 *
 * The worker waits for its turn before its transaction begins, as every writer of this process does.
 */
export async function importInWorker(
  database: Database,
  kind: ImportKind,
  request: ImportRequest,
): Promise<StreamedReport> {
  const { bytes, ...order } = request;
  const worker = fork(fileURLToPath(new URL(FILE, import.meta.url)), [], {
    execArgv: MEMORY,
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  const outcome = outcomeOf(worker, database);
  if (!worker.stdin || !worker.stdout) throw new Error('the worker of an import has no pipes');
  // A worker that dies while it is sent the file is reported by its exit.
  worker.stdin.on('error', () => undefined);
  worker.send({ ...order, kind, path: database.path } satisfies WorkerOrder, () => undefined);
  worker.stdin.end(bytes);
  return { ...(await outcome), body: worker.stdout };
}
