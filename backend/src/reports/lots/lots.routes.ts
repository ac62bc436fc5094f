import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import { invalid } from '../../http/wire.ts';
import type { PortfolioReader } from '../known-portfolio.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';
import { tallyPrinter } from '../tally-printer.ts';
import { lotsQuery, type LotsQuestion, lotsSchema, questionOf, wireLots } from './lots.schema.ts';
import { tellLots } from './lots.service.ts';

export function lotRoutes(app: Http, book: PortfolioReader, ledgers: TallyLedgers): void {
  const print = tallyPrinter(book, async (known, question: LotsQuestion, today) =>
    wireLots(await tellLots(ledgers, known, question.isin, today), question, known.currency, today),
  );
  app.get(
    '/analytics/lots',
    {
      schema: {
        tags: ['analytics'],
        summary: 'The open lots, how old each is, and when it passes one and three years',
        querystring: lotsQuery,
        response: { 200: lotsSchema, 304: z.null(), ...invalid },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(questionOf(request.query))),
  );
}
