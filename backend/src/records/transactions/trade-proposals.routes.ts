import type { Deps } from '../../deps.ts';
import type { Http } from '../../http/create-http.ts';
import { tradeProposalsSchema, wireTradeProposals } from './trade-proposals.schema.ts';
import { tradeProposals } from './trade-proposals.service.ts';

export function tradeProposalRoutes(app: Http, deps: Deps): void {
  app.get(
    '/transactions/proposals',
    {
      schema: {
        tags: ['transactions'],
        summary: 'What a form for a new trade can propose',
        response: { 200: tradeProposalsSchema },
      },
    },
    async () => wireTradeProposals(await tradeProposals(deps)),
  );
}
