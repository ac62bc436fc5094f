import type { FastifyReply } from 'fastify';

/** Tells caches what else the answer depends on; that it depends on the origin may have been told already. */
export function varyBy(reply: FastifyReply, ...headers: readonly string[]): void {
  const told = reply.getHeader('Vary');
  reply.header('Vary', [...(told === undefined ? [] : [told]), ...headers].join(', '));
}
