import type { Http } from '../../http/create-http.ts';
import { invalid, notFound } from '../../http/wire.ts';
import { todayHere } from '../../db/instant.ts';
import { questionOf, whyQuery, whySchema, wireWhy } from './why.schema.ts';
import type { Explain } from './why.service.ts';

export function whyRoutes(app: Http, explain: Explain): void {
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
    async (request) => wireWhy(await explain(questionOf(request.query)), todayHere()),
  );
}
