import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` binds a cookie to this host, to https and to the whole of it; without TLS a browser would not take it. */
const nameOf = (name: string, isSecure: boolean) => (isSecure ? `__Host-${name}` : name);

/** What the browser came with; of repeated cookies the first one counts. */
export function readCookie({ headers }: FastifyRequest, name: string, isSecure: boolean): string | null {
  const start = `${nameOf(name, isSecure)}=`;
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length) ?? null;
}

/** One that no script can read and no page of another site sends. */
export function writeCookie(
  reply: FastifyReply,
  name: string,
  isSecure: boolean,
  value: string,
  maxAgeS: number,
): void {
  const rules = `Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  reply.header('Set-Cookie', `${nameOf(name, isSecure)}=${value}; ${rules}`);
}
