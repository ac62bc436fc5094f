import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { isSafe } from '../http/is-safe.ts';
import { isSecure } from '../http/is-secure.ts';
import { Problem } from '../http/problem.ts';
import type { AccessBook } from './access-book.ts';
import { sessionSecretOf } from './session-cookie.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** Who may ask for a route: anybody, whoever is let in, or only the owner at a browser. */
export type Entry = 'anybody' | 'visitor' | 'owner';

function refuse(visitor: Visitor, entry: Entry, request: FastifyRequest): void {
  if (visitor.kind === 'wrong token')
    throw new Problem(401, 'api_token_invalid', 'This API token is not known, or was revoked.');
  if (visitor.kind === 'nobody')
    throw new Problem(
      401,
      'login_required',
      'Log in first: POST session, or send an API token as "Authorization: Bearer …".',
    );
  if (visitor.kind !== 'token') return;
  if (entry === 'owner')
    throw new Problem(
      403,
      'access_by_session_only',
      'Who gets in is decided by the owner at a browser, not by a token.',
    );
  if (visitor.scope === 'read' && !isSafe(request))
    throw new Problem(403, 'api_token_read_only', 'This API token may read, but change nothing.');
}

/** Lets nobody in who is not let in: every route is shut unless its own configuration says that it is open. */
export function guardRoutes(app: FastifyInstance, config: Config, book: AccessBook): void {
  app.decorateRequest('visitor', null);
  app.addHook('onRequest', async (request, reply) => {
    const { url, config: route } = request.routeOptions;
    // What no route answers is 404, or the page of the app, which holds no data.
    const entry = url === undefined ? 'anybody' : (route.entry ?? 'visitor');
    if (entry === 'anybody') return;
    const visitor = await visitorOf(book, request, sessionSecretOf(request, isSecure(config, request)));
    request.visitor = visitor;
    if (visitor.kind !== 'open') reply.header('Cache-Control', 'no-store');
    refuse(visitor, entry, request);
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store');
    done();
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `visitor` unless it is said. */
    entry?: Entry;
  }

  interface FastifyRequest {
    /** Null where anybody is let in. */
    visitor: Visitor | null;
  }
}
