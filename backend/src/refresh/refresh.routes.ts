import type { Deps } from '../deps.ts';
import type { Http } from '../http/create-http.ts';
import { conflict, invalid, notFound } from '../http/wire.ts';
import {
  lastProgressSchema,
  progressSchema,
  refreshQuery,
  statusSchema,
  wireProgress,
} from './refresh.schema.ts';
import { priceStatus, startRefresh } from './refresh.service.ts';
import type { Refresher } from './refresher.ts';

const tags = ['prices'];

export function refreshRoutes(app: Http, deps: Deps, refresher: Refresher): void {
  app.post(
    '/prices/refresh',
    {
      schema: {
        tags,
        summary: 'Ask providers for new prices and rates',
        description:
          'Of one instrument, or of all that have a listing, and the rates. Answers at once; while one refresh runs, what is not yet asked for is added to it.',
        querystring: refreshQuery,
        response: { 202: progressSchema, ...notFound, ...conflict, ...invalid },
      },
    },
    async ({ query }, reply) =>
      await reply.status(202).send(wireProgress(await startRefresh(deps, refresher, query.isin ?? null))),
  );

  app.get(
    '/prices/refresh',
    { schema: { tags, summary: 'Show how far the refresh has come', response: { 200: lastProgressSchema } } },
    () => {
      const progress = refresher.progress();
      return { refresh: progress && wireProgress(progress) };
    },
  );

  app.get(
    '/prices/status',
    {
      schema: {
        tags,
        summary: 'Show how fresh prices and rates are, and why they are not',
        response: { 200: statusSchema },
      },
    },
    async () => await priceStatus(deps),
  );
}
