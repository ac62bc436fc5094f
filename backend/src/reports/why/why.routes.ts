import type { Http } from '../../http/create-http.ts';
import { invalid, notFound } from '../../http/wire.ts';
import { whyQuery, type WhyQuery, whySchema, type WhyWire } from './why.schema.ts';

/** @param explain answers one question; see why.service.ts */
export function whyRoutes(app: Http, explain: (query: WhyQuery) => Promise<WhyWire>): void {
  app.get(
    '/analytics/why',
    {
      schema: {
        tags: ['analytics'],
        summary: 'The arithmetic behind a figure, step by step',
        description:
          'Each line can be recomputed from its own members, and the result of the last one is the value. Lines name the trades, the position values and the figures that they stand on.',
        querystring: whyQuery,
        response: { 200: whySchema, ...notFound, ...invalid },
      },
    },
    async (request) => await explain(request.query),
  );
}
