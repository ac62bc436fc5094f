import { todayHere } from '../../db/instant.ts';
import type { Http } from '../../http/create-http.ts';
import { invalid, notFound } from '../../http/wire.ts';
import {
  allocationQuery,
  allocationSchema,
  overlapQuery,
  overlapSchema,
  wireAllocation,
  wireOverlap,
} from './allocation.schema.ts';
import type { Allocations } from './allocation.service.ts';

const tags = ['analytics'];

export function allocationRoutes(app: Http, divided: Allocations): void {
  app.get(
    '/analytics/allocation',
    {
      schema: {
        tags,
        summary: 'How the value of all holdings is divided',
        description:
          'By instrument, asset class, currency or broker; by region, sector or holding through what the instruments hold themselves.',
        querystring: allocationQuery,
        response: { 200: allocationSchema, ...invalid },
      },
    },
    async ({ query: { by, limit } }) => wireAllocation(await divided.by(by), limit, todayHere()),
  );

  app.get(
    '/analytics/overlap',
    {
      schema: {
        tags,
        summary: 'How much two funds hold in common',
        querystring: overlapQuery,
        response: { 200: overlapSchema, ...notFound, ...invalid },
      },
    },
    async ({ query: { isin } }) => wireOverlap(await divided.overlap(isin)),
  );
}
