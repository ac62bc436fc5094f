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
import { MISSING, NO_OBJECT } from './field.ts';
import { Problem, wholeBody } from './problem.ts';
import {
  LARGEST_FILE,
  LIST_ENDINGS,
  PORTFOLIO_ENDINGS,
  readUpload,
  STATEMENT_ENDINGS,
  type Upload,
} from './read-upload.ts';

/** A file up to this size, in bytes, is read in less time than a process takes to start. */
const SMALL_FILE = 64 * 1024;

/** What the name of a file may end in, where that is not `.csv` alone. */
const ENDINGS: Readonly<Partial<Record<ImportKind, readonly string[]>>> = {
  statements: STATEMENT_ENDINGS,
  portfolio: PORTFOLIO_ENDINGS,
};

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
  return await importFrom(
    deps,
    request,
    kind,
    options,
    here,
    async (take) => await readUpload(request, take, ENDINGS[kind] ?? LIST_ENDINGS),
  );
}

/** The same for a JSON body that was left unread; see `withRawBodies`. */
export async function importBody(
  deps: Deps,
  request: FastifyRequest,
  kind: ImportKind,
  here: RunImport,
): Promise<Done<Buffer | Readable>> {
  const { body } = request;
  const options = { dryRun: false, allowDuplicates: false };
  return await importFrom(deps, request, kind, options, here, async (take) => {
    if (body === undefined || body === null) throw wholeBody(MISSING, null);
    if (!(body instanceof Readable)) throw wholeBody(NO_OBJECT, null);
    return { fileName: '', file: await take(Readable.from(withinLimit(body), { objectMode: false })) };
  });
}

/** Lets pass what is no longer than a file may be; the rest is read and forgotten, so that the sender hears of it. */
async function* withinLimit(body: Readable): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > LARGEST_FILE) {
      body.resume();
      throw new Problem(413, 'file_too_large', 'The request body is larger than 50 MB. Send it in parts.');
    }
    yield bytes;
  }
}

/** Hands the file of a request to whoever takes it. */
type ReadFile = <T>(take: (file: Readable) => Promise<T>) => Promise<Upload<T>>;

async function importFrom(
  deps: Deps,
  request: FastifyRequest,
  kind: ImportKind,
  options: ImportOptions,
  here: RunImport,
  read: ReadFile,
): Promise<Done<Buffer | Readable>> {
  const { log, database, run } = deps;
  const fields = { operation: 'IMPORT', subject: kind, dry_run: options.dryRun };
  const begin = (fileName: string): ImportOrder => {
    log.info('import started', fields);
    return { fileName, options, requestId: request.id };
  };
  const { body, changeId, counts, refusals } = await (
    isSmall(request)
      ? importHere(read, begin, async (order) => await here(database, run, order))
      : importThere(read, begin, database, kind)
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
  read: ReadFile,
  begin: Begin,
  run: (order: ImportRequest) => Promise<PrintedReport>,
): Promise<PrintedReport> {
  const { fileName, file } = await read(buffer);
  return await run({ ...begin(fileName), bytes: file });
}

/** The worker starts while the file arrives, which goes straight through to it. */
async function importThere(
  read: ReadFile,
  begin: Begin,
  database: Database,
  kind: ImportKind,
): Promise<StreamedReport> {
  const worker = startImportWorker();
  try {
    const { fileName } = await read(worker.receive);
    return await worker.run(database, kind, begin(fileName));
  } catch (error) {
    worker.dismiss();
    throw error;
  }
}
