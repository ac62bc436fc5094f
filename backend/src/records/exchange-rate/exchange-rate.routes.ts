import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid } from '../../http/wire.ts';
import { exchangeRateInput, exchangeRateSchema, wireExchangeRate } from './exchange-rate.schema.ts';
import { setExchangeRate, showExchangeRate } from './exchange-rate.service.ts';

const tags = ['settings'];
const path = '/settings/exchange-rate';

export function exchangeRateRoutes(app: Http, deps: Deps): void {
  app.get(
    path,
    {
      schema: { tags, summary: 'Show the exchange rate CZK per EUR', response: { 200: exchangeRateSchema } },
    },
    async () => wireExchangeRate(await showExchangeRate(deps)),
  );

  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Set the exchange rate CZK per EUR',
        description: 'Changes every value in EUR of a CZK asset at once; snapshots keep theirs.',
        body: exchangeRateInput,
        response: { 200: exchangeRateSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) =>
      wireExchangeRate(answerChange(reply, await setExchangeRate(deps, request.body, request.id))),
  );
}
