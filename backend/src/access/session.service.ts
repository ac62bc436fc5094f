import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure } from '../http/is-secure.ts';
import { Problem } from '../http/problem.ts';
import type { AccessDeps } from './access-deps.ts';
import { removeSession, removeSessions } from './access.repository.ts';
import { wireSession } from './access.schema.ts';
import { beginSession } from './begin-session.ts';
import { checkPassword } from './check-password.ts';
import { sessionSecretOf, takeSession } from './session-cookie.ts';
import { siteOf } from './site-of.ts';
import { liveSessions, visitorOf } from './visitor.ts';

/** Whether there is anything to log in to, and whether this visitor is. */
export async function sessionState({ config, book }: AccessDeps, request: FastifyRequest) {
  const { passwordHash, passkeys } = await book.known();
  const { kind } = await visitorOf(book, request, sessionSecretOf(request, isSecure(config, request)));
  const site = siteOf(config, request);
  return {
    password_set: passwordHash !== null,
    logged_in: kind !== 'nobody' && kind !== 'wrong token',
    passkeys: passkeys.some((one) => one.site === site),
  };
}

export async function logIn(
  deps: AccessDeps,
  password: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ logged_in: true }> {
  const known = await checkPassword(deps, password, 401, request, reply);
  await beginSession(deps, request, reply, 'password', known);
  return { logged_in: true };
}

const askingOf = ({ visitor }: FastifyRequest) => (visitor?.kind === 'session' ? visitor.id : null);

/** Ends the session of this browser, and asks it to forget what it kept of the answers. */
export async function logOut(
  { config, book }: AccessDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ logged_in: false }> {
  const secure = isSecure(config, request);
  const visitor = await visitorOf(book, request, sessionSecretOf(request, secure));
  if (visitor.kind === 'session') await book.write(async (db) => await removeSession(db, visitor.id));
  takeSession(reply, secure);
  reply.header('Clear-Site-Data', '"cache"');
  return { logged_in: false };
}

export async function listLiveSessions({ book }: AccessDeps, request: FastifyRequest) {
  const sessions = liveSessions(await book.known());
  return { sessions: sessions.map((one) => wireSession(one, askingOf(request))) };
}

export async function endSession({ book, log }: AccessDeps, id: number): Promise<void> {
  if (!(await book.write(async (db) => await removeSession(db, id))))
    throw new Problem(404, 'session_not_found', `There is no session ${id}; it may have ended already.`, {
      id,
    });
  log.info('session ended by the owner', { session: id });
}

export async function endOtherSessions({ book, log }: AccessDeps, request: FastifyRequest): Promise<number> {
  const count = await book.write(async (db) => await removeSessions(db, askingOf(request)));
  log.info('other sessions ended by the owner', { count });
  return count;
}
