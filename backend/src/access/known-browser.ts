import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookie, writeCookie } from './cookies.ts';
import { isSame } from './secrets.ts';

const NAME = 'portfolio-browser';
const MAX_AGE_S = 365 * 86_400;

const sealOf = (browser: string, passwordHash: string) =>
  createHmac('sha256', passwordHash).update(browser).digest('base64url');

/**
 * Which browser of the owner's asks, if it logged in before under this password; null otherwise.
 *
 * Its cookie outlives sessions and opens nothing. It says whose wrong passwords count together, so that strangers who
 * guess from everywhere do not make the owner wait who comes from a new address; and who stole it guesses no faster.
 */
export function knownBrowser(
  request: FastifyRequest,
  isSecure: boolean,
  passwordHash: string,
): string | null {
  const [browser = '', seal = ''] = (readCookie(request, NAME, isSecure) ?? '').split('.');
  return browser !== '' && isSame(seal, sealOf(browser, passwordHash)) ? browser : null;
}

export function rememberBrowser(reply: FastifyReply, isSecure: boolean, passwordHash: string): void {
  const browser = randomBytes(16).toString('base64url');
  writeCookie(reply, NAME, isSecure, `${browser}.${sealOf(browser, passwordHash)}`, MAX_AGE_S);
}
