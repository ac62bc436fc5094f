import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import { invalid } from '../../http/wire.ts';
import { questionOf, valueHistoryQuery, valueHistorySchema } from './value-history.schema.ts';
import type { PrintHistory } from './value-history.service.ts';

export function valueHistoryRoutes(app: Http, print: PrintHistory): void {
  app.get(
    '/analytics/value-history',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Market value, net invested money and growth over time',
        querystring: valueHistoryQuery,
        response: { 200: valueHistorySchema, 304: z.null(), ...invalid },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(questionOf(request.query))),
  );
}
