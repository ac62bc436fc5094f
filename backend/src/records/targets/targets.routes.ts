import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { invalid } from '../../http/wire.ts';
import { targetsInput, targetsSchema, wireTargets } from './targets.schema.ts';
import { allTargets, putTargets } from './targets.service.ts';

const tags = ['targets'];
const path = '/targets';

export function targetRoutes(app: Http, deps: Deps): void {
  app.get(
    path,
    { schema: { tags, summary: 'List the target weights', response: { 200: targetsSchema } } },
    async () => wireTargets(await allTargets(deps)),
  );

  app.put(
    path,
    {
      schema: {
        tags,
        summary: 'Set all target weights; what is not named has none',
        body: targetsInput,
        response: { 200: targetsSchema, ...invalid },
      },
    },
    async (request, reply) =>
      wireTargets(answerChange(reply, await putTargets(deps, request.body, request.id))),
  );
}
