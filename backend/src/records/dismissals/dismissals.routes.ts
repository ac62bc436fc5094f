import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { invalid } from '../../http/wire.ts';
import { dismissalInput, dismissalSchema, wireDismissal } from './dismissals.schema.ts';
import { dismiss } from './dismissals.service.ts';

export function dismissalRoutes(app: Http, deps: Deps): void {
  app.post(
    '/analytics/data-health/dismissals',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Say that a suspected duplicate or split is right: it is not told again',
        body: dismissalInput,
        response: { 201: dismissalSchema, ...invalid },
      },
    },
    async ({ body, id }, reply) => {
      const row = answerChange(reply, await dismiss(deps, body, id));
      return await reply.status(201).send(wireDismissal(row));
    },
  );
}
