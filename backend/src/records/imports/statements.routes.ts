import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { importUpload } from '../../http/import-upload.ts';
import { conflict, detailSchema, invalid } from '../../http/wire.ts';
import { runStatementImport } from './run-statement-import.ts';
import { statementImportQuery, statementReportSchema } from './statements.schema.ts';

export function statementRoutes(app: Http, deps: Deps): void {
  app.post(
    '/transactions/import',
    {
      schema: {
        tags: ['transactions'],
        summary: "Import a broker's statement of any kind that is known",
        description:
          'Multipart form, part `file`, at most 50 MB. What kind it is shows its content. All good rows are stored or none of them.',
        consumes: ['multipart/form-data'],
        querystring: statementImportQuery,
        response: {
          200: statementReportSchema,
          400: detailSchema,
          413: detailSchema,
          ...conflict,
          ...invalid,
        },
      },
    },
    async (request, reply) => {
      const {
        dry_run: dryRun = false,
        allow_duplicates: allowDuplicates = false,
        kind = null,
        broker = null,
        mapping = null,
      } = request.query;
      const options = { dryRun, allowDuplicates, statement: { kind, broker, mapping } };
      const report = answerChange(
        reply,
        await importUpload(deps, request, 'statements', options, runStatementImport),
      );
      return await reply.type('application/json; charset=utf-8').send(report as never);
    },
  );
}
