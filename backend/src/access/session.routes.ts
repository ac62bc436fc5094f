import { z } from 'zod';
import type { Http } from '../http/create-http.ts';
import { idField } from '../http/number-fields.ts';
import { conflict, deletedSchema, detailSchema, invalid, notFound } from '../http/wire.ts';
import type { AccessDeps } from './access-deps.ts';
import {
  loggedInSchema,
  loggedOutSchema,
  loginInput,
  sessionListSchema,
  sessionStateSchema,
} from './access.schema.ts';
import {
  endOtherSessions,
  endSession,
  listLiveSessions,
  logIn,
  logOut,
  sessionState,
} from './session.service.ts';

const tags = ['access'];

export function sessionRoutes(app: Http, deps: AccessDeps): void {
  app.get(
    '/session',
    {
      config: { entry: 'anybody' },
      schema: {
        tags,
        summary: 'Tell whether the visitor is logged in',
        response: { 200: sessionStateSchema },
      },
    },
    async (request) => await sessionState(deps, request),
  );

  app.post(
    '/session',
    {
      config: { entry: 'anybody', holdsSecret: true },
      schema: {
        tags,
        summary: 'Log in with the password',
        body: loginInput,
        response: { 200: loggedInSchema, 401: detailSchema, 429: detailSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) => await logIn(deps, request.body.password, request, reply),
  );

  app.delete(
    '/session',
    {
      config: { entry: 'anybody' },
      schema: { tags, summary: 'Log out', response: { 200: loggedOutSchema, ...invalid } },
    },
    async (request, reply) => await logOut(deps, request, reply),
  );

  app.get(
    '/sessions',
    {
      config: { entry: 'owner' },
      schema: { tags, summary: 'List the browsers that are logged in', response: { 200: sessionListSchema } },
    },
    async (request) => await listLiveSessions(deps, request),
  );

  app.delete(
    '/sessions',
    {
      config: { entry: 'owner' },
      schema: { tags, summary: 'Log out all other browsers', response: { 200: deletedSchema, ...invalid } },
    },
    async (request) => {
      const count = await endOtherSessions(deps, request);
      return { message: `Logged out ${count} other browsers`, deleted_count: count };
    },
  );

  app.delete(
    '/sessions/:id',
    {
      config: { entry: 'owner' },
      schema: {
        tags,
        summary: 'Log out one browser',
        params: z.object({ id: idField('Number of the session') }),
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      await endSession(deps, request.params.id);
      return await reply.status(204).send(null);
    },
  );
}
