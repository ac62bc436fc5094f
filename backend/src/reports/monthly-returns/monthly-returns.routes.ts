import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import { invalid } from '../../http/wire.ts';
import { monthlyReturnsQuery, monthlyReturnsSchema, selectionOf } from './monthly-returns.schema.ts';
import type { PrintMonthlyReturns } from './monthly-returns.service.ts';

export function monthlyReturnsRoutes(app: Http, print: PrintMonthlyReturns): void {
  app.get(
    '/analytics/monthly-returns',
    {
      schema: {
        tags: ['analytics'],
        summary: 'What each month and year returned',
        querystring: monthlyReturnsQuery,
        response: { 200: monthlyReturnsSchema, 304: z.null(), ...invalid },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(selectionOf(request.query))),
  );
}
