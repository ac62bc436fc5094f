import type { FastifyInstance, FastifyReply } from 'fastify';
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

const inOrder = (methods: ReadonlySet<string>) => METHODS.filter((method) => methods.has(method)).join(', ');

function refuse(reply: FastifyReply, allow: string): FastifyReply {
  return reply
    .status(405)
    .header('Allow', allow)
    .send({ detail: 'Method Not Allowed', code: 'method_not_allowed' } satisfies CodedDetail);
}

/**
 * A known path asked with a method that it does not have: 405, with the methods that it has in `Allow`.
 *
 * Those of HTTP itself are routes, which ask who is there first. Of any other (PROPFIND, LINK) the router knows nothing, so
 * that it is found out where no route was found.
 */
export function answerWrongMethods(app: FastifyInstance): void {
  const allowed = new Map<string, Set<string>>();
  let stands: { readonly url: string; readonly methods: ReadonlySet<string> }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    const methods = allowed.get(url) ?? new Set<string>();
    for (const name of [method].flat()) methods.add(name.toUpperCase());
    allowed.set(url, methods);
  });
  app.decorate('refuseOtherMethods', () => {
    stands = [...allowed].map(([url, methods]) => ({ url, methods: new Set(methods) }));
    for (const { url, methods } of stands) {
      if (url.includes('*')) continue;
      const covering = stands.filter((other) => covers(other.url, url));
      const missing = METHODS.filter(
        (method) => !methods.has(method) && !covering.some((other) => other.methods.has(method)),
      );
      if (missing.length === 0) continue;
      const allow = inOrder(new Set(METHODS.filter((method) => !missing.includes(method))));
      app.route({
        method: missing,
        url,
        exposeHeadRoute: false,
        schema: { hide: true },
        // Before the body is read: whatever it is, it is the method that is wrong.
        onRequest: async (_request, reply) => await refuse(reply, allow),
        handler: async (_request, reply) => await refuse(reply, allow),
      });
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const path = request.url.replace(/\?.*$/s, '').replace(/(?<=.)\/$/, '');
    const found = stands.filter((known) => known.url === path || covers(known.url, path));
    if (found.length > 0) await refuse(reply, inOrder(new Set(found.flatMap(({ methods }) => [...methods]))));
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Called once, when all routes stand. */
    refuseOtherMethods: () => void;
  }
}
