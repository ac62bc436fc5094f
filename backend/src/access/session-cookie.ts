import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` binds the cookie to this host, to https and to the whole of it; without TLS a browser would not take it. */
const SECURE_NAME = '__Host-portfolio-session';
const PLAIN_NAME = 'portfolio-session';

/** A browser may keep it for so long; whether it still opens anything, the server decides. */
const MAX_AGE_S = 180 * 86_400;

const nameOf = (isSecure: boolean) => (isSecure ? SECURE_NAME : PLAIN_NAME);

/** The secret that the browser came with; of repeated cookies the first one counts. */
export function sessionSecretOf({ headers }: FastifyRequest, isSecure: boolean): string | null {
  const start = `${nameOf(isSecure)}=`;
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length) ?? null;
}

function setCookie(reply: FastifyReply, isSecure: boolean, secret: string, maxAge: number): void {
  const rules = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  reply.header('Set-Cookie', `${nameOf(isSecure)}=${secret}; ${rules}`);
}

export function giveSession(reply: FastifyReply, isSecure: boolean, secret: string): void {
  setCookie(reply, isSecure, secret, MAX_AGE_S);
}

export function takeSession(reply: FastifyReply, isSecure: boolean): void {
  setCookie(reply, isSecure, '', 0);
}
