import type { Http } from '../../http/create-http.ts';
import { invalid } from '../../http/wire.ts';
import {
  askedRebalancing,
  rebalancingInput,
  rebalancingSchema,
  wireRebalancing,
} from './rebalancing.schema.ts';
import type { Rebalance } from './rebalancing.service.ts';

export function rebalancingRoutes(app: Http, rebalance: Rebalance): void {
  app.post(
    '/analytics/rebalancing',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Orders that bring the portfolio closest to its targets',
        description:
          'Changes nothing. Never spends more than the amount and the proceeds, never sells unless that is allowed. See docs/spec/rebalancing.md.',
        body: rebalancingInput,
        response: { 200: rebalancingSchema, ...invalid },
      },
    },
    async ({ body }) => {
      const asked = askedRebalancing(body);
      return wireRebalancing(asked, await rebalance(asked));
    },
  );
}
