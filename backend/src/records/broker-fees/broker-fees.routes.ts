import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { invalid } from '../../http/wire.ts';
import { brokerFeesInput, brokerFeesSchema } from './broker-fees.schema.ts';
import { setBrokerFees, showBrokerFees } from './broker-fees.service.ts';

const tags = ['settings'];
const path = '/settings/broker-fees';

export function brokerFeeRoutes(app: Http, deps: Deps): void {
  app.get(
    path,
    { schema: { tags, summary: 'Show what brokers take for an order', response: { 200: brokerFeesSchema } } },
    async () => ({ fees: await showBrokerFees(deps) }),
  );

  app.put(
    path,
    {
      schema: {
        tags,
        summary: 'Set what brokers take for an order; who is not named takes nothing',
        body: brokerFeesInput,
        response: { 200: brokerFeesSchema, ...invalid },
      },
    },
    async (request, reply) => ({
      fees: answerChange(reply, await setBrokerFees(deps, request.body, request.id)),
    }),
  );
}
