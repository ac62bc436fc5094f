import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../db/open-database.ts';
import type { Done } from '../db/unit-of-work.ts';
import type { Deps } from '../deps.ts';
import { startImportWorker, type StreamedReport } from './import-in-worker.ts';
import type {
  ImportKind,
  ImportOptions,
  ImportOrder,
  ImportRequest,
  PrintedReport,
  RunImport,
} from './import-order.ts';
import { Problem } from './problem.ts';
import { readUpload } from './read-upload.ts';

/** A file up to this size, in bytes, is read in less time than a process takes to start. */
const SMALL_FILE = 64 * 1024;

/**
 * Reads the file of the request and imports it, a large one in a process of its own.
 *
 * @param here imports on this thread
 * @returns the printed report
 */
export async function importUpload(
  deps: Deps,
  request: FastifyRequest,
  kind: ImportKind,
  options: ImportOptions,
  here: RunImport,
): Promise<Done<Buffer | Readable>> {
  const { log, database, run } = deps;
  const fields = { operation: 'IMPORT', subject: kind, dry_run: options.dryRun };
  const begin = (fileName: string): ImportOrder => {
    log.info('import started', fields);
    return { fileName, options, requestId: request.id };
  };
  const { body, changeId, counts, refusals } = await (
    isSmall(request)
      ? importHere(request, begin, async (order) => await here(database, run, order))
      : importThere(request, begin, database, kind)
  ).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 400)
      log.error('import rejected', { ...fields, error_message: error.message });
    throw error;
  });
  for (const { row, errors } of refusals) log.warn('import row failed', { row, errors });
  log.info('import completed', { ...fields, ...counts });
  return { result: body instanceof Readable ? body : Buffer.concat([...body]), changeId };
}

type Begin = (fileName: string) => ImportOrder;

const isSmall = ({ headers }: FastifyRequest) => Number(headers['content-length']) <= SMALL_FILE;

async function importHere(
  request: FastifyRequest,
  begin: Begin,
  run: (order: ImportRequest) => Promise<PrintedReport>,
): Promise<PrintedReport> {
  const { fileName, file } = await readUpload(request, buffer);
  return await run({ ...begin(fileName), bytes: file });
}

/** The worker starts while the file arrives, which goes straight through to it. */
async function importThere(
  request: FastifyRequest,
  begin: Begin,
  database: Database,
  kind: ImportKind,
): Promise<StreamedReport> {
  const worker = startImportWorker();
  try {
    const { fileName } = await readUpload(request, worker.receive);
    return await worker.run(database, kind, begin(fileName));
  } catch (error) {
    worker.dismiss();
    throw error;
  }
}
