import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { isLoopback } from './loopback.ts';
import { isSafe } from './is-safe.ts';
import { isSecure } from './is-secure.ts';
import { Problem } from './problem.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Of a request that came through a proxy. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** A year, in seconds. */
const HSTS_AGE_S = 31_536_000;

const isProbe = ({ routeOptions }: FastifyRequest) => routeOptions.url?.endsWith('/health') ?? false;

function refuseUnnamedProxy({ trustedProxy }: Config, { headers }: FastifyRequest): void {
  if (trustedProxy.length > 0 || !FORWARDED.some((name) => headers[name] !== undefined)) return;
  throw new Problem(
    403,
    'proxy_not_trusted',
    'This came through a proxy, and TRUSTED_PROXY names none: start the server with TRUSTED_PROXY=<address of the proxy>.',
  );
}

function refuseMissingSecret({ proxySecret }: Config, { headers }: FastifyRequest): void {
  if (proxySecret === null) return;
  const given = headers['x-proxy-secret'];
  if (typeof given === 'string' && timingSafeEqual(digest(given), digest(proxySecret))) return;
  throw new Problem(
    403,
    'proxy_secret_missing',
    'This did not come through the proxy that PROXY_SECRET is shared with.',
  );
}

const hostnameOf = (host: string) => host.replace(/:\d+$/, '');

/** By a name that leads here but is not ours, a foreign page would be of one origin with us. */
function refuseForeignHost(config: Config, { host }: FastifyRequest, isOpen: boolean): void {
  const { publicOrigin } = config;
  const isOurs =
    isLoopback(hostnameOf(host)) || (publicOrigin === null ? !isOpen : host === new URL(publicOrigin).host);
  if (isOurs) return;
  const shown = host.slice(0, 100);
  throw new Problem(
    403,
    'host_refused',
    `The app does not go by the name "${shown}" here. Ask for it by localhost, or set a password (npm run set-password) and PUBLIC_ORIGIN.`,
    { host: shown },
  );
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** A page of another origin may not write, whatever cookies its browser holds. */
function refuseForeignOrigin({ corsOrigins, publicOrigin }: Config, request: FastifyRequest): void {
  if (isSafe(request)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  // Of "null", and of a name that is none, there is no host: nothing is of one origin with it.
  const from = origin === undefined ? null : hostOf(origin);
  const isOwn =
    origin === undefined
      ? site !== 'cross-site'
      : origin === publicOrigin ||
        (from !== null && from === hostOf(`${request.protocol}://${request.host}`));
  if (isOwn || (origin !== undefined && [origin, '*'].some((one) => corsOrigins.includes(one)))) return;
  const shown = (origin ?? 'another site').slice(0, 100);
  throw new Problem(
    403,
    'origin_refused',
    `A page of ${shown} may not change anything here. CORS_ORIGINS lists the origins that may.`,
    { origin: shown },
  );
}

/**
 * Refuses what did not come the way that the owner configured, before anybody is asked who they are.
 *
 * @param isOpen  whether anybody who reaches the app is let in
 */
export function refuseStrangers(app: FastifyInstance, config: Config, isOpen: () => Promise<boolean>): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isSecure(config, request)) reply.header('Strict-Transport-Security', `max-age=${HSTS_AGE_S}`);
    if (isProbe(request)) return;
    refuseUnnamedProxy(config, request);
    refuseMissingSecret(config, request);
    refuseForeignOrigin(config, request);
    const isByAnyName = isLoopback(hostnameOf(request.host));
    if (!isByAnyName) refuseForeignHost(config, request, await isOpen());
  });
}
