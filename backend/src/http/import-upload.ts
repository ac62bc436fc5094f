import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Done } from '../db/unit-of-work.ts';
import type { Deps } from '../deps.ts';
import { importInWorker, type StreamedReport } from './import-in-worker.ts';
import type { ImportKind, ImportOptions, ImportRequest, PrintedReport, RunImport } from './import-order.ts';
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
  const { fileName, bytes } = await readUpload(request);
  const { log } = deps;
  const fields = { operation: 'IMPORT', subject: kind, dry_run: options.dryRun };
  log.info('import started', { ...fields, bytes: bytes.length });
  const order = { fileName, bytes, options, requestId: request.id };
  const { body, changeId, counts, refusals } = await imported(deps, kind, order, here).catch(
    (error: unknown) => {
      if (error instanceof Problem && error.status === 400)
        log.error('import rejected', { ...fields, error_message: error.message });
      throw error;
    },
  );
  for (const { row, errors } of refusals) log.warn('import row failed', { row, errors });
  log.info('import completed', { ...fields, ...counts });
  return { result: body instanceof Uint8Array ? Buffer.from(body) : body, changeId };
}

async function imported(
  { database, run }: Deps,
  kind: ImportKind,
  order: ImportRequest,
  here: RunImport,
): Promise<PrintedReport | StreamedReport> {
  return order.bytes.length <= SMALL_FILE
    ? await here(database, run, order)
    : await importInWorker(database, kind, order);
}
