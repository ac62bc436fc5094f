import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
import { csvFile, sendCsv } from '../../http/send-csv.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import { invalid } from '../../http/wire.ts';
import { onOneEdition, type PortfolioReader } from '../known-portfolio.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';
import { tallyPrinter } from '../tally-printer.ts';
import { gainsCsv } from './realised-gains-csv.ts';
import {
  gainsCsvQuery,
  type GainsPage,
  gainsQuery,
  gainsSchema,
  questionOf,
  wireGains,
} from './realised-gains.schema.ts';
import { ALL_SALES, tellGains } from './realised-gains.service.ts';

export function realisedGainRoutes(app: Http, book: PortfolioReader, ledgers: TallyLedgers): void {
  const print = tallyPrinter(book, async (known, question: GainsPage) =>
    wireGains(await tellGains(ledgers, known, question, question), question),
  );
  app.get(
    '/analytics/realised-gains',
    {
      schema: {
        tags: ['analytics'],
        summary: 'What each sale realised, with the lots that it consumed and how long they were held',
        description: 'Totals by calendar year stand beside it. Nothing is left out, priced or not.',
        querystring: gainsQuery,
        response: { 200: gainsSchema, 304: z.null(), ...invalid },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(questionOf(request.query))),
  );
  app.get(
    '/analytics/realised-gains.csv',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Download what each sale realised as a CSV file',
        querystring: gainsCsvQuery,
        response: { 200: csvFile('One line for each sale'), ...invalid },
      },
    },
    async ({ query }, reply) => {
      const question = questionOf(query);
      const told = await onOneEdition(
        book,
        async (known) => await tellGains(ledgers, known, question, ALL_SALES),
      );
      const name = question.year === null ? 'realised-gains' : `realised-gains-of-${question.year}`;
      return await sendCsv(reply, name, gainsCsv(told));
    },
  );
}
