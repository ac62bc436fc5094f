import { z } from 'zod';
import type { Http } from '../../http/create-http.ts';
import { sendPrinted } from '../../http/send-printed.ts';
import { invalid } from '../../http/wire.ts';
import { performanceQuery, performanceSchema, questionOf } from './performance.schema.ts';
import type { PrintPerformance } from './performance.service.ts';

export function performanceRoutes(app: Http, print: PrintPerformance): void {
  app.get(
    '/analytics/performance',
    {
      schema: {
        tags: ['analytics'],
        summary: 'What a period returned, and how bumpy it was',
        description:
          'A period is half-open: what was booked on its start day belongs to its start value. Ratios are fractions.',
        querystring: performanceQuery,
        response: { 200: performanceSchema, 304: z.null(), ...invalid },
      },
    },
    async (request, reply) => await sendPrinted(request, reply, await print(questionOf(request.query))),
  );
}
