import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookie, writeCookie } from './cookies.ts';

const NAME = 'portfolio-session';

/** A browser may keep it for so long; whether it still opens anything, the server decides. */
const MAX_AGE_S = 180 * 86_400;

/** The secret that the browser came with. */
export function sessionSecretOf(request: FastifyRequest, isSecure: boolean): string | null {
  return readCookie(request, NAME, isSecure);
}

export function giveSession(reply: FastifyReply, isSecure: boolean, secret: string): void {
  writeCookie(reply, NAME, isSecure, secret, MAX_AGE_S);
}

export function takeSession(reply: FastifyReply, isSecure: boolean): void {
  writeCookie(reply, NAME, isSecure, '', 0);
}
