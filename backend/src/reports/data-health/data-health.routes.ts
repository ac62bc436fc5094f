import { z } from 'zod';
import type { Database } from '../../db/open-database.ts';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import type { PortfolioReader } from '../known-portfolio.ts';
import { tallyPrinter } from '../tally-printer.ts';
import { dataHealthSchema, wireHealth } from './data-health.schema.ts';
import { healthOf } from './data-health.service.ts';

export function dataHealthRoutes(app: Http, database: Database, book: PortfolioReader): void {
  const print = tallyPrinter(book, async (known, _question: null, today) =>
    wireHealth(await healthOf(database, known, today), known, today),
  );
  app.get(
    '/analytics/data-health',
    {
      schema: {
        tags: ['analytics'],
        summary: 'What the records lack or may have twice, each with the one action that mends it',
        response: { 200: dataHealthSchema, 304: z.null() },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(null)),
  );
}
