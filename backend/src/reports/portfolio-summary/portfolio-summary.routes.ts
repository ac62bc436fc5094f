import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
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
    async (request, reply) => {
      const printed = await print();
      reply
        .header('ETag', printed.etag)
        .header('Cache-Control', 'private, no-cache')
        .header('Vary', 'Accept-Encoding');
      if (request.headers['if-none-match'] === printed.etag) return await reply.status(304).send(null);
      reply.type('application/json; charset=utf-8');
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
        return await reply.header('x-no-compression', '1').send(printed.body as never);
      }
      return await reply.header('Content-Encoding', 'gzip').send(printed.zipped() as never);
    },
  );
}
