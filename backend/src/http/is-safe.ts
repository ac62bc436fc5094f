import type { FastifyRequest } from 'fastify';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a request only reads. */
export function isSafe({ method }: FastifyRequest): boolean {
  return SAFE.includes(method);
}
