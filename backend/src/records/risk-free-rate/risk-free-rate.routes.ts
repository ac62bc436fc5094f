import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid } from '../../http/wire.ts';
import { riskFreeRateInput, riskFreeRateSchema, wireRiskFreeRate } from './risk-free-rate.schema.ts';
import { setRiskFreeRate, showRiskFreeRate } from './risk-free-rate.service.ts';

const tags = ['settings'];
const path = '/settings/risk-free-rate';

export function riskFreeRateRoutes(app: Http, deps: Deps): void {
  app.get(
    path,
    { schema: { tags, summary: 'Show the risk-free rate', response: { 200: riskFreeRateSchema } } },
    async () => wireRiskFreeRate(await showRiskFreeRate(deps)),
  );

  app.put(
    path,
    {
      schema: {
        tags,
        summary: 'Choose the risk-free rate',
        body: riskFreeRateInput,
        response: { 200: riskFreeRateSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) =>
      wireRiskFreeRate(answerChange(reply, await setRiskFreeRate(deps, request.body, request.id))),
  );
}
