import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { todayHere } from '../../db/instant.ts';
import type { Deps } from '../../deps.ts';
import type { Http } from '../../http/create-http.ts';
import type { PortfolioBook } from './portfolio-book.ts';
import { portfolioSummarySchema, wireSummary } from './portfolio-summary.schema.ts';

interface Printed {
  readonly etag: string;
  readonly body: Buffer;
  zipped?: Buffer;
}

/** Text of one edition of the book on one day; a repeated read sends the same bytes again. */
function printer(deps: Deps, book: PortfolioBook) {
  let printed: Printed | null = null;
  return async (): Promise<Printed> => {
    const startedAt = performance.now();
    const { summary, edition, lastTradeDates } = await book.summary();
    const asOf = todayHere();
    const etag = `"${edition}-${process.pid}-${asOf}"`;
    if (printed?.etag === etag) return printed;
    const body = Buffer.from(JSON.stringify(wireSummary(summary, lastTradeDates, asOf)));
    printed = { etag, body };
    deps.log.info('portfolio summary computed', {
      holdings_count: summary.holdings.length,
      closed_positions_count: summary.closedPositions.length,
      duration_ms: Math.round((performance.now() - startedAt) * 100) / 100,
    });
    return printed;
  };
}

export function portfolioSummaryRoutes(app: Http, deps: Deps, book: PortfolioBook): void {
  const print = printer(deps, book);
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
      reply.header('ETag', printed.etag).header('Cache-Control', 'private, no-cache').header('Vary', 'Accept-Encoding');
      if (request.headers['if-none-match'] === printed.etag) return await reply.status(304).send(null);
      reply.type('application/json; charset=utf-8');
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
        return await reply.serializer(String).header('x-no-compression', '1').send(printed.body as never);
      }
      printed.zipped ??= gzipSync(printed.body, { level: 1 });
      return await reply.header('Content-Encoding', 'gzip').send(printed.zipped as never);
    },
  );
}
