import { z } from 'zod';
import type { Database } from '../../db/open-database.ts';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import type { DailyBook } from '../daily-book.ts';
import type { PortfolioReader } from '../known-portfolio.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';
import { tallyPrinter } from '../tally-printer.ts';
import { costsSchema, wireCosts } from './costs.schema.ts';
import { tellCosts } from './costs.service.ts';

export function costRoutes(
  app: Http,
  database: Database,
  book: PortfolioReader,
  ledgers: TallyLedgers,
  daily: DailyBook,
): void {
  const print = tallyPrinter(book, async (known, _question: null, today) =>
    wireCosts(await tellCosts(database, ledgers, daily, known, today)),
  );
  app.get(
    '/analytics/costs',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Fees and taxes by year and broker, the TER in money, and the ratio of all costs',
        response: { 200: costsSchema, 304: z.null() },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(null)),
  );
}
