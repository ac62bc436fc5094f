import type { FastifyInstance } from 'fastify';
import type { CodedDetail } from './problem.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

/** `/transactions/:id` answers for `/transactions/summary` too, in the methods that the latter does not have. */
function covers(pattern: string, url: string): boolean {
  if (pattern === url || !pattern.includes(':')) return false;
  const wanted = pattern.split('/');
  const given = url.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(':') || part === given[index])
  );
}

/** A known path asked with a method that it does not have: 405, with the methods that it has in `Allow`. */
export function answerWrongMethods(app: FastifyInstance): void {
  const allowed = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ method, url }) => {
    const methods = allowed.get(url) ?? new Set<string>();
    for (const name of [method].flat()) methods.add(name.toUpperCase());
    allowed.set(url, methods);
  });
  app.decorate('refuseOtherMethods', () => {
    const stands = [...allowed].map(([url, methods]) => ({ url, methods: new Set(methods) }));
    for (const { url, methods } of stands) {
      if (url.includes('*')) continue;
      const covering = stands.filter((other) => covers(other.url, url));
      const missing = METHODS.filter(
        (method) => !methods.has(method) && !covering.some((other) => other.methods.has(method)),
      );
      if (missing.length === 0) continue;
      const allow = METHODS.filter((method) => !missing.includes(method)).join(', ');
      app.route({
        method: missing,
        url,
        exposeHeadRoute: false,
        schema: { hide: true },
        handler: async (_request, reply) =>
          await reply
            .status(405)
            .header('Allow', allow)
            .send({ detail: 'Method Not Allowed', code: 'method_not_allowed' } satisfies CodedDetail),
      });
    }
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Called once, when all routes stand. */
    refuseOtherMethods: () => void;
  }
}
