import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/** The origin that the browser shows the app under. */
export function originOf({ publicOrigin }: Config, { protocol, host }: FastifyRequest): string {
  if (publicOrigin !== null) return publicOrigin;
  const address = `${protocol}://${host}`;
  return URL.canParse(address) ? new URL(address).origin : address;
}

/** The host name that passkeys are bound to. */
export function siteOf(config: Config, request: FastifyRequest): string {
  const origin = originOf(config, request);
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
