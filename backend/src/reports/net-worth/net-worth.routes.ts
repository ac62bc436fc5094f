import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import { invalid } from '../../http/wire.ts';
import { netWorthQuery, netWorthSchema, questionOf } from './net-worth.schema.ts';
import type { PrintNetWorth } from './net-worth.service.ts';

export function netWorthRoutes(app: Http, print: PrintNetWorth): void {
  app.get(
    '/analytics/net-worth',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Investments and other assets together over time, in EUR',
        querystring: netWorthQuery,
        response: { 200: netWorthSchema, 304: z.null(), ...invalid },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(questionOf(request.query))),
  );
}
