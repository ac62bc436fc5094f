import type { Config } from '../config.ts';
import { isLoopback } from '../http/loopback.ts';
import type { AccessBook } from './access-book.ts';

/**
 * Without a password the app is for this machine alone.
 *
 * @throws when it would listen to others, or stands behind a proxy that lets others in
 */
export async function requirePassword({ host, trustedProxy }: Config, book: AccessBook): Promise<void> {
  if (isLoopback(host) && trustedProxy.length === 0) return;
  if ((await book.known()).passwordHash !== null) return;
  const reason = isLoopback(host)
    ? 'TRUSTED_PROXY lets other machines in'
    : `HOST is "${host}", which other machines reach`;
  throw new Error(
    `${reason}, and no password is set. Set one with "npm run set-password", or put its hash into PASSWORD_HASH; or listen on 127.0.0.1 alone.`,
  );
}
