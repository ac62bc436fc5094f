import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** How long a browser may remember the answer to its preflight, in seconds. */
const PREFLIGHT_AGE_S = 600;

function isPreflight({ method, headers }: FastifyRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/**
 * Web pages of the configured origins may call the API, with credentials, any method and any header.
 *
 * A preflight of another origin is refused aloud with 400, as the v1 contract has it; any other OPTIONS is a method
 * that no path has.
 */
export async function shareWithOrigins(app: FastifyInstance, { corsOrigins }: Config): Promise<void> {
  await app.register(cors, {
    origin: corsOrigins.includes('*') ? true : [...corsOrigins],
    credentials: true,
    exposedHeaders: ['X-Request-ID', 'X-Change-ID'],
    preflight: false,
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!isPreflight(request)) {
      done();
      return;
    }
    reply.type('text/plain; charset=utf-8').header('Access-Control-Max-Age', String(PREFLIGHT_AGE_S));
    if (reply.getHeader('access-control-allow-origin') === undefined) {
      void reply.status(400).send('Disallowed CORS origin');
      return;
    }
    const asked = request.headers['access-control-request-headers'];
    reply.header('Access-Control-Allow-Methods', METHODS.join(', '));
    if (asked !== undefined) reply.header('Access-Control-Allow-Headers', asked);
    void reply.header('Vary', 'Origin, Access-Control-Request-Headers').status(200).send('OK');
  });
}
