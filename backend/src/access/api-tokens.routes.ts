import { z } from 'zod';
import type { Http } from '../http/create-http.ts';
import { idField } from '../http/number-fields.ts';
import { invalid, notFound } from '../http/wire.ts';
import type { AccessDeps } from './access-deps.ts';
import { newTokenSchema, tokenInput, tokenListSchema, wireToken } from './access.schema.ts';
import { makeApiToken, revokeApiToken } from './api-tokens.service.ts';

const tags = ['access'];
const config = { entry: 'owner' } as const;

export function apiTokenRoutes(app: Http, deps: AccessDeps): void {
  app.get(
    '/api-tokens',
    { config, schema: { tags, summary: 'List the API tokens', response: { 200: tokenListSchema } } },
    async () => ({ tokens: (await deps.book.known()).tokens.map(wireToken) }),
  );

  app.post(
    '/api-tokens',
    {
      config,
      schema: {
        tags,
        summary: 'Make an API token; its secret is shown this once',
        body: tokenInput,
        response: { 201: newTokenSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const { token, secret } = await makeApiToken(deps, request.body);
      return await reply
        .status(201)
        .header('Cache-Control', 'no-store')
        .send({ ...wireToken(token), secret });
    },
  );

  app.delete(
    '/api-tokens/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Revoke an API token',
        params: z.object({ id: idField('Number of the token') }),
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      await revokeApiToken(deps, request.params.id);
      return await reply.status(204).send(null);
    },
  );
}
