import type { FastifyReply, FastifyRequest } from 'fastify';
import { Turnstile } from '../db/turnstile.ts';
import { isSecure } from '../http/is-secure.ts';
import { Problem } from '../http/problem.ts';
import type { Known } from './access-book.ts';
import type { AccessDeps } from './access-deps.ts';
import { knownBrowser } from './known-browser.ts';
import { networkOf } from './network-of.ts';
import { isPassword } from './password-hash.ts';
import { liveSessions } from './visitor.ts';

/** Checking a password takes 64 MiB: one at a time, however many are sent. */
const checks = new Turnstile();

/**
 * Passes with the owner's password; the try counts, wherever it is typed.
 *
 * @param wrong  status of a wrong one
 * @returns who might get in when it was looked at
 * @throws Problem 409 without a password, 429 after too many wrong ones
 */
export async function checkPassword(
  { config, book, log, throttle }: AccessDeps,
  password: string,
  wrong: 401 | 403,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Known> {
  const known = await book.known();
  const { passwordHash } = known;
  if (passwordHash === null)
    throw new Problem(409, 'password_not_set', 'No password is set: the app is open to this machine alone.');
  const home = networkOf(request.ip);
  const browser = knownBrowser(request, isSecure(config, request), passwordHash);
  const isKnown = browser !== null || liveSessions(known).some(({ address }) => networkOf(address) === home);
  const who = browser === null ? request.ip : `browser ${browser}`;
  const seconds = throttle.enter(who, isKnown);
  if (seconds > 0) {
    log.warn('login refused', { reason: 'too many tries', client_host: request.ip });
    reply.header('Retry-After', String(seconds));
    throw new Problem(
      429,
      'passwords_tried',
      `Too many wrong passwords were tried. Try again in ${seconds} seconds; sessions, passkeys and API tokens still work.`,
      { seconds },
    );
  }
  if (!(await checks.pass(async () => await isPassword(password, passwordHash)))) {
    log.warn('login refused', { reason: 'wrong password', client_host: request.ip });
    throw new Problem(wrong, 'password_wrong', 'This is not the password.');
  }
  throttle.succeeded(who);
  return known;
}
