import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { importUpload } from '../../http/import-upload.ts';
import { conflict, detailSchema, invalid } from '../../http/wire.ts';
import { importQuery, importReportSchema } from './imports.schema.ts';
import { runImport } from './run-import.ts';

export function importRoutes(app: Http, deps: Deps): void {
  app.post(
    '/transactions/degiro-import-csv-transactions',
    {
      schema: {
        tags: ['transactions'],
        summary: "Import DEGIRO's Transactions.csv",
        description: 'Multipart form, part `file`, at most 50 MB. All good rows are stored or none of them.',
        consumes: ['multipart/form-data'],
        querystring: importQuery,
        response: { 200: importReportSchema, 400: detailSchema, 413: detailSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) => {
      const { dry_run: dryRun = false, allow_duplicates: allowDuplicates = false } = request.query;
      const options = { dryRun, allowDuplicates };
      const report = answerChange(
        reply,
        await importUpload(deps, request, 'transactions', options, runImport),
      );
      return await reply.type('application/json; charset=utf-8').send(report as never);
    },
  );
}
