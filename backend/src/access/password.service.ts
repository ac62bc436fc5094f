import type { FastifyReply, FastifyRequest } from 'fastify';
import { now } from '../db/instant.ts';
import { Problem } from '../http/problem.ts';
import type { AccessDeps } from './access-deps.ts';
import { putPasswordHash, removeSessions } from './access.repository.ts';
import { beginSession } from './begin-session.ts';
import { checkPassword } from './check-password.ts';
import { hashPassword } from './password-hash.ts';
import { liveSessions } from './visitor.ts';

/**
 * Puts another password in the place of the owner's. Every session ends with it; the browser that asks begins a new one.
 *
 * @returns how many other browsers were logged out
 * @throws Problem 403 when `current` is not the password, 409 when the environment holds it
 */
export async function changePassword(
  deps: AccessDeps,
  { current, replacement }: { readonly current: string; readonly replacement: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<number> {
  const { config, book, log } = deps;
  if (config.passwordHash !== null)
    throw new Problem(
      409,
      'password_in_environment',
      'PASSWORD_HASH holds the password and would win over another one. Replace it there: npm run set-password -- --print',
    );
  await checkPassword(deps, current, 403, request, reply);
  const hash = await hashPassword(replacement);
  const own = request.visitor?.kind === 'session' ? request.visitor.id : null;
  const others = liveSessions(await book.known()).filter(({ id }) => id !== own).length;
  await book.write(async (db) => {
    await putPasswordHash(db, hash, now());
    await removeSessions(db, null);
  });
  log.warn('password changed', { sessions_ended: others, client_host: request.ip });
  await beginSession(deps, request, reply, 'password', await book.known());
  return others;
}
