import type { FastifyReply, FastifyRequest } from 'fastify';
import { now } from '../db/instant.ts';
import { isSecure } from '../http/is-secure.ts';
import type { Known } from './access-book.ts';
import type { AccessDeps } from './access-deps.ts';
import { addSession, removeOldSessions, removeSession } from './access.repository.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { secondsBefore } from './moments.ts';
import { hashOf, newSecret } from './secrets.ts';
import { giveSession, sessionSecretOf } from './session-cookie.ts';
import { IDLE_S, LONGEST_S } from './visitor.ts';

/** What a browser says of itself, as much as helps to know it again. */
const LONGEST_BROWSER = 300;

/**
 * Begins a session under a secret that nobody has seen before. The one that the browser came with, its own or slipped to
 * it, ends.
 *
 * @param known  who might get in when the visitor was looked at: a session under a password that was replaced since is over
 */
export async function beginSession(
  { config, book, log }: AccessDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  method: 'password' | 'passkey',
  { sessions, passwordMark, passwordHash }: Known,
): Promise<void> {
  const secure = isSecure(config, request);
  const brought = hashOf(sessionSecretOf(request, secure) ?? '');
  const before = sessions.find((one) => one.secret_hash === brought);
  const secret = newSecret();
  const at = now();
  await book.write(async (db) => {
    if (before) await removeSession(db, before.id);
    await removeOldSessions(db, secondsBefore(at, IDLE_S), secondsBefore(at, LONGEST_S));
    await addSession(db, {
      secret_hash: hashOf(secret),
      password_mark: passwordMark,
      method,
      address: request.ip,
      browser: (request.headers['user-agent'] ?? '').slice(0, LONGEST_BROWSER),
      created_at: at,
      seen_at: at,
    });
  });
  giveSession(reply, secure, secret);
  if (passwordHash !== null && knownBrowser(request, secure, passwordHash) === null)
    rememberBrowser(reply, secure, passwordHash);
  log.info('logged in', { method, client_host: request.ip });
}
