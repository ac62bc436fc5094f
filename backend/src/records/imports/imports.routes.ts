import type { Deps } from '../../deps.ts';
import type { Http } from '../../http/create-http.ts';
import { readUpload } from '../../http/read-upload.ts';
import { detailSchema, invalid } from '../../http/wire.ts';
import { importQuery, importReportSchema } from './imports.schema.ts';
import { importInWorker } from './import-in-worker.ts';
import { runImport } from './run-import.ts';

/** A file up to this size, in bytes, is read in less time than a process takes to start. */
const SMALL_FILE = 64 * 1024;

export function importRoutes(app: Http, deps: Deps): void {
  app.post(
    '/transactions/degiro-import-csv-transactions',
    {
      schema: {
        tags: ['transactions'],
        summary: "Import DEGIRO's Transactions.csv",
        description: 'Multipart form, part `file`, at most 50 MB. Good rows are stored in one transaction.',
        consumes: ['multipart/form-data'],
        querystring: importQuery,
        response: { 200: importReportSchema, 400: detailSchema, 413: detailSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const { fileName, bytes } = await readUpload(request);
      const { dry_run: dryRun = false, allow_duplicates: allowDuplicates = false } = request.query;
      const order = { fileName, bytes, options: { dryRun, allowDuplicates }, requestId: request.id };
      deps.log.info('import started', { operation: 'IMPORT', bytes: bytes.length, dry_run: dryRun });
      const { body, changeId, counts } = await (bytes.length <= SMALL_FILE
        ? runImport(deps.database, deps.run, order)
        : importInWorker(deps.database, order));
      deps.log.info('import completed', { operation: 'IMPORT', ...counts, dry_run: dryRun });
      if (changeId !== null) reply.header('X-Change-ID', String(changeId));
      return await reply
        .type('application/json; charset=utf-8')
        .send((body instanceof Uint8Array ? Buffer.from(body) : body) as never);
    },
  );
}
