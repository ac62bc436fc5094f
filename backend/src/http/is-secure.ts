import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/** Whether the browser came over TLS: by its public origin, or as the trusted proxy says. */
export function isSecure({ publicOrigin }: Config, { protocol }: FastifyRequest): boolean {
  return publicOrigin === null ? protocol === 'https' : publicOrigin.startsWith('https:');
}
