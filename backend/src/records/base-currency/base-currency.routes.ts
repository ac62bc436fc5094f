import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid } from '../../http/wire.ts';
import { baseCurrencyInput, baseCurrencySchema, wireBaseCurrency } from './base-currency.schema.ts';
import { setBaseCurrency, showBaseCurrency } from './base-currency.service.ts';

const tags = ['settings'];
const path = '/settings/base-currency';

export function baseCurrencyRoutes(app: Http, deps: Deps): void {
  app.get(
    path,
    { schema: { tags, summary: 'Show the base currency', response: { 200: baseCurrencySchema } } },
    async () => wireBaseCurrency(await showBaseCurrency(deps)),
  );

  app.put(
    path,
    {
      schema: {
        tags,
        summary: 'Choose the base currency',
        description: '409 while a transaction or a position value is recorded in another one.',
        body: baseCurrencyInput,
        response: { 200: baseCurrencySchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) =>
      wireBaseCurrency(answerChange(reply, await setBaseCurrency(deps, request.body, request.id))),
  );
}
