import { z } from 'zod';
import type { Http } from '../http/create-http.ts';
import { exposition, EXPOSITION_TYPE } from './exposition.ts';
import { portfolioFamilies, type Watched } from './portfolio-meter.ts';
import type { ProcessMeter } from './process-meter.ts';
import type { RequestMeter } from './request-meter.ts';

const metricsText = {
  description: 'The text format of Prometheus, version 0.0.4',
  content: { 'text/plain': { schema: z.string() } },
};

export function metricRoutes(
  app: Http,
  meters: { readonly requests: RequestMeter; readonly process: ProcessMeter },
  watched: Watched,
): void {
  app.get(
    '/metrics',
    {
      schema: {
        tags: ['service'],
        summary: 'Tell how the server and its data are, for Prometheus',
        description:
          'Requests and how long they took, by operation; writes; age of backups and prices; what providers did not tell; memory and event loop. Neither amounts nor instruments. Behind a password it takes a read-only API token.',
        response: { 200: metricsText },
      },
    },
    async (_request, reply) => {
      const families = [
        ...meters.requests.families(),
        ...(await portfolioFamilies(watched)),
        ...meters.process.families(),
      ];
      return await reply.type(EXPOSITION_TYPE).send(exposition(families));
    },
  );
}
