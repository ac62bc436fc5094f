import type { Config } from '../config.ts';
import { isLoopback } from '../http/loopback.ts';
import type { AccessBook } from './access-book.ts';

function whoGetsIn(host: string, isProxied: boolean, isHanded: boolean): string | null {
  if (isHanded) return 'The service manager listens, which other machines may reach';
  if (!isLoopback(host)) return `HOST is "${host}", which other machines reach`;
  return isProxied ? 'TRUSTED_PROXY lets other machines in' : null;
}

/**
 * Without a password the app is for this machine alone.
 *
 * @param isHanded  whether the socket was handed over: where that listens is not ours to say
 * @throws when it would listen to others, or stands behind a proxy that lets others in
 */
export async function requirePassword(
  { host, trustedProxy }: Config,
  book: AccessBook,
  isHanded: boolean,
): Promise<void> {
  const reason = whoGetsIn(host, trustedProxy.length > 0, isHanded);
  if (reason === null || (await book.known()).passwordHash !== null) return;
  throw new Error(
    `${reason}, and no password is set. Set one with "npm run set-password", or put its hash into PASSWORD_HASH; or listen on 127.0.0.1 alone.`,
  );
}
