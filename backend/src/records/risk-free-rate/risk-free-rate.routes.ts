import { decimalText } from '@portfolio/domain';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { invalid } from '../../http/wire.ts';
import { riskFreeRateInput, riskFreeRateSchema } from './risk-free-rate.schema.ts';
import { setRiskFreeRate, showRiskFreeRate } from './risk-free-rate.service.ts';

const tags = ['settings'];
const path = '/settings/risk-free-rate';

export function riskFreeRateRoutes(app: Http, deps: Deps): void {
  app.get(
    path,
    { schema: { tags, summary: 'Show the risk-free rate', response: { 200: riskFreeRateSchema } } },
    async () => ({ risk_free_rate: decimalText(await showRiskFreeRate(deps)) }),
  );

  app.put(
    path,
    {
      schema: {
        tags,
        summary: 'Choose the risk-free rate',
        body: riskFreeRateInput,
        response: { 200: riskFreeRateSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const done = await setRiskFreeRate(deps, request.body.risk_free_rate, request.id);
      return { risk_free_rate: decimalText(answerChange(reply, done)) };
    },
  );
}
