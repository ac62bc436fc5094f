import type { FastifyRequest } from 'fastify';
import { now } from '../db/instant.ts';
import type { TokenScope } from '../db/access-tables.ts';
import type { AccessBook, Known } from './access-book.ts';
import { type Session, touchApiToken, touchSession } from './access.repository.ts';
import { secondsBefore } from './moments.ts';
import { hashOf } from './secrets.ts';

/** As what a request is let in. */
export type Visitor =
  | { readonly kind: 'nobody' }
  /** No password is set, and the app listens to this machine alone. */
  | { readonly kind: 'open' }
  | { readonly kind: 'session'; readonly id: number }
  | { readonly kind: 'token'; readonly scope: TokenScope }
  | { readonly kind: 'wrong token' };

/** A session ends so long after it was last seen, and so long after it began. */
export const IDLE_S = 30 * 86_400;
export const LONGEST_S = 180 * 86_400;
/** How stale `seen_at` may become before it is written. */
const SEEN_STEP_S = 3600;

/** The sessions that still open anything. */
export function liveSessions({ sessions, passwordMark }: Known): readonly Session[] {
  const at = now();
  const [seen, begun] = [secondsBefore(at, IDLE_S), secondsBefore(at, LONGEST_S)];
  return sessions.filter(
    (one) => one.password_mark === passwordMark && one.seen_at > seen && one.created_at > begun,
  );
}

function bearerOf({ headers }: FastifyRequest): string | null {
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '');
  return given?.[1] ?? null;
}

/** Whether it is time to write down that somebody was seen; a moment to come is of a clock that was set back since. */
const isStale = (seen: string | null) =>
  seen === null || seen < secondsBefore(now(), SEEN_STEP_S) || seen > now();

/**
 * Who a request comes from. A token that is given counts before any cookie.
 *
 * @param secret  of the session, as its cookie has it
 */
export async function visitorOf(
  book: AccessBook,
  request: FastifyRequest,
  secret: string | null,
): Promise<Visitor> {
  const known = await book.known();
  const bearer = bearerOf(request);
  if (bearer !== null) {
    const hash = hashOf(bearer);
    const token = known.tokens.find((one) => one.secret_hash === hash);
    if (!token) return { kind: 'wrong token' };
    // That it cannot be written down is no reason to let nobody in.
    if (isStale(token.used_at))
      await book.write(async (db) => await touchApiToken(db, token.id, now())).catch(() => undefined);
    return { kind: 'token', scope: token.scope };
  }
  if (known.passwordHash === null) return { kind: 'open' };
  const hash = secret === null ? null : hashOf(secret);
  const session = liveSessions(known).find((one) => one.secret_hash === hash);
  if (!session) return { kind: 'nobody' };
  if (isStale(session.seen_at))
    await book.write(async (db) => await touchSession(db, session.id, now())).catch(() => undefined);
  return { kind: 'session', id: session.id };
}
