import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { now, todayHere } from '../db/instant.ts';
import { type Moment, openMoment } from '../db/moment.ts';
import type { Deps } from '../deps.ts';
import { answerChange } from '../http/answer-change.ts';
import type { Http } from '../http/create-http.ts';
import { importUpload } from '../http/import-upload.ts';
import { conflict, detailSchema, invalid } from '../http/wire.ts';
import { portfolioImportQuery, portfolioImportSchema } from './portfolio-file.schema.ts';
import { printPortfolio } from './print-portfolio.ts';
import { runPortfolioImport } from './run-portfolio-import.ts';
import { zipPortfolio } from './zip-portfolio.ts';

const tags = ['portfolio'];

export function portfolioFileRoutes(app: Http, deps: Deps): void {
  exportRoutes(app, deps);
  importRoute(app, deps);
}

/** The parts of a file, read from one moment that ends with them, whether they were taken to the end or not. */
async function* partsOf<T>(
  path: string,
  print: (moment: Moment) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const moment = await openMoment(path);
  try {
    yield* print(moment);
  } finally {
    await moment.close();
  }
}

/** Sends a file for the owner to keep, part by part, as fast as it is taken. */
function sendFile(
  reply: FastifyReply,
  name: string,
  type: string,
  parts: AsyncIterable<string | Uint8Array>,
) {
  reply.header('Content-Disposition', `attachment; filename="${name}"`).header('Cache-Control', 'no-store');
  return reply.type(type).send(Readable.from(parts, { objectMode: false }));
}

function exportRoutes(app: Http, { database }: Deps): void {
  app.get(
    '/export/portfolio.json',
    {
      schema: {
        tags,
        summary: 'Download everything as one JSON file',
        description:
          'Every current row with its id and stamps, earlier values that figures of past days are told by, and what providers told. POST /import/portfolio-json reads it back.',
        response: {
          200: {
            description: 'See docs/spec/export.md',
            content: { 'application/json': { schema: z.unknown() } },
          },
        },
      },
    },
    async (_request, reply) => {
      const parts = partsOf(database.path, (moment) => printPortfolio(moment, now()));
      return await sendFile(reply, `portfolio-${todayHere()}.json`, 'application/json; charset=utf-8', parts);
    },
  );

  app.get(
    '/export/portfolio.zip',
    {
      schema: {
        tags,
        summary: 'Download everything as CSV files in a ZIP',
        description: 'One file for each noun, for spreadsheets; the JSON file is the one that comes back in.',
        response: {
          200: {
            description: 'One CSV file for each noun, UTF-8, ISO dates, decimal points',
            content: { 'application/zip': { schema: z.string().meta({ format: 'binary' }) } },
          },
        },
      },
    },
    async (_request, reply) =>
      await sendFile(
        reply,
        `portfolio-${todayHere()}.zip`,
        'application/zip',
        partsOf(database.path, zipPortfolio),
      ),
  );
}

function importRoute(app: Http, deps: Deps): void {
  app.post(
    '/import/portfolio-json',
    {
      schema: {
        tags,
        summary: 'Bring the JSON file of a portfolio into an empty one',
        description:
          'Multipart form, part `file`, at most 50 MB. Every row is looked at before one is stored; all of it is one change. Where there are rows already it is refused with 409, unless they are the same.',
        consumes: ['multipart/form-data'],
        querystring: portfolioImportQuery,
        response: {
          200: portfolioImportSchema,
          400: detailSchema,
          413: detailSchema,
          ...conflict,
          ...invalid,
        },
      },
    },
    async (request, reply) => {
      const options = { dryRun: request.query.dry_run ?? false, allowDuplicates: false };
      const report = answerChange(
        reply,
        await importUpload(deps, request, 'portfolio', options, runPortfolioImport),
      );
      return await reply.type('application/json; charset=utf-8').send(report as never);
    },
  );
}
