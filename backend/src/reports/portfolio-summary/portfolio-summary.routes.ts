import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import { portfolioSummarySchema } from './portfolio-summary.schema.ts';
import type { PrintSummary } from './summary-printer.ts';

export function portfolioSummaryRoutes(app: Http, print: PrintSummary): void {
  app.get(
    '/analytics/portfolio-summary',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Positions, their value, cost and gain, and the totals',
        response: { 200: portfolioSummarySchema, 304: z.null() },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print()),
  );
}
