import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Log, requestContext } from '../log.ts';
import { isDecimalField } from './number-fields.ts';

/**
 * Two lines per request, `request received` and `request completed`, under the id that the answer carries.
 *
 * They hold method, path, status and what the operation asks of its query, never a decimal of it, a body, nor anything
 * else that a caller may have put into the address: amounts do not belong in an access log.
 */
export function logRequests(app: FastifyInstance, log: Log): void {
  const access = log.named('portfolio.access');
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-ID', request.id);
    requestContext.run({ requestId: request.id }, () => {
      const fields = { method: request.method, path: pathOf(request.url) };
      const line = { ...fields, query_params: knownQuery(request), client_host: request.ip };
      if (isProbe(fields.path)) access.debug('request received', line);
      else access.info('request received', line);
      done();
    });
  });
  app.addHook('onResponse', (request, reply, done) => {
    const path = pathOf(request.url);
    const line = {
      request_id: request.id,
      method: request.method,
      path,
      status_code: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 100) / 100,
    };
    if (reply.statusCode >= 400) access.warn('request completed', line);
    else if (isProbe(path)) access.debug('request completed', line);
    else access.info('request completed', line);
    done();
  });
}

function knownQuery(request: FastifyRequest): Record<string, unknown> {
  const schema = request.routeOptions.schema?.querystring;
  const known: Readonly<Record<string, unknown>> = schema instanceof z.ZodObject ? schema.shape : {};
  const given = Object.entries(request.query as Record<string, unknown>);
  return Object.fromEntries(
    given.filter(([name]) => Object.hasOwn(known, name) && !isDecimalField(known[name])),
  );
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** What machines ask again and again. */
function isProbe(path: string): boolean {
  return path === '/metrics' || path.endsWith('/health') || path.endsWith('/health/ready');
}
