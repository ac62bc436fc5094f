import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import { invalid } from '../../http/wire.ts';
import type { PortfolioReader } from '../known-portfolio.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';
import { tallyPrinter } from '../tally-printer.ts';
import { incomeQuery, incomeSchema, questionOf, wireIncomeReport } from './income.schema.ts';
import { type IncomeQuestion, tellIncome } from './income.service.ts';

export function incomeRoutes(app: Http, book: PortfolioReader, ledgers: TallyLedgers): void {
  const print = tallyPrinter(book, async (known, question: IncomeQuestion, today) =>
    wireIncomeReport(await tellIncome(ledgers, known, question, today), question),
  );
  app.get(
    '/analytics/income',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Dividends by month, year or instrument, and what the last year yields',
        querystring: incomeQuery,
        response: { 200: incomeSchema, 304: z.null(), ...invalid },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(questionOf(request.query))),
  );
}
