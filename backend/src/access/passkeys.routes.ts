import { z } from 'zod';
import type { Http } from '../http/create-http.ts';
import { idField } from '../http/number-fields.ts';
import { conflict, detailSchema, invalid, notFound } from '../http/wire.ts';
import type { AccessDeps } from './access-deps.ts';
import { loggedInSchema } from './access.schema.ts';
import { passkeyChallenges } from './passkey-challenges.ts';
import {
  madePasskeySchema,
  newPasskeyInput,
  passkeyListSchema,
  passkeyOptionsSchema,
  usedPasskeyInput,
  wirePasskey,
} from './passkeys.schema.ts';
import {
  forgetPasskey,
  logInByPasskey,
  makePasskey,
  optionsToMake,
  optionsToUse,
} from './passkeys.service.ts';

const tags = ['access'];
const owner = { entry: 'owner' } as const;
const anybody = { entry: 'anybody' } as const;
const refused = { 401: detailSchema, ...conflict };

export function passkeyRoutes(app: Http, access: AccessDeps): void {
  const deps = { ...access, challenges: passkeyChallenges() };

  app.get(
    '/passkeys',
    { config: owner, schema: { tags, summary: 'List the passkeys', response: { 200: passkeyListSchema } } },
    async () => ({ passkeys: (await deps.book.known()).passkeys.map(wirePasskey) }),
  );

  app.post(
    '/passkeys/options',
    {
      config: owner,
      schema: {
        tags,
        summary: 'Begin to make a passkey',
        response: { 200: passkeyOptionsSchema, ...conflict, ...invalid },
      },
    },
    async (request) => await optionsToMake(deps, request),
  );

  app.post(
    '/passkeys',
    {
      config: owner,
      schema: {
        tags,
        summary: 'Keep a passkey that a browser made',
        body: newPasskeyInput,
        response: { 201: madePasskeySchema, ...refused, ...invalid },
      },
    },
    async (request, reply) =>
      await reply.status(201).send(wirePasskey(await makePasskey(deps, request.body, request))),
  );

  app.delete(
    '/passkeys/:id',
    {
      config: owner,
      schema: {
        tags,
        summary: 'Remove a passkey',
        params: z.object({ id: idField('Number of the passkey') }),
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      await forgetPasskey(deps, request.params.id);
      return await reply.status(204).send(null);
    },
  );

  app.post(
    '/session/passkey/options',
    {
      config: anybody,
      schema: {
        tags,
        summary: 'Begin to log in by a passkey',
        response: { 200: passkeyOptionsSchema, ...conflict, ...invalid },
      },
    },
    async (request) => await optionsToUse(deps, request),
  );

  app.post(
    '/session/passkey',
    {
      config: anybody,
      schema: {
        tags,
        summary: 'Log in by a passkey',
        body: usedPasskeyInput,
        response: { 200: loggedInSchema, ...refused, ...invalid },
      },
    },
    async (request, reply) => await logInByPasskey(deps, request.body.response, request, reply),
  );
}
