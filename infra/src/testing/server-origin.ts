import { type LockedApi, lockedApi } from '../../../backend/src/testing/locked-api.ts';
import { NETWORK_CIDR } from '../constructs/network.ts';
import type { Origin } from '../edge/edge-http.ts';

/** What the stack is given, and where its app is then found. */
export const ORIGIN_SECRET = 'shown-with-every-request';
export const APP_HOST = 'd111111abcdef8.cloudfront.net';

/** CloudFront's interface in the network of the host. */
const WAY_IN = '10.41.0.17';

/** The real server with a password, as the host starts it, and CloudFront's way to it. */
export interface ServerOrigin {
  readonly api: LockedApi;
  readonly origin: Origin;
}

export async function serverOrigin(): Promise<ServerOrigin> {
  const api = await lockedApi({
    PROXY_SECRET: ORIGIN_SECRET,
    TRUSTED_PROXY: NETWORK_CIDR,
    PUBLIC_ORIGIN: `https://${APP_HOST}`,
  });
  const origin: Origin = async ({ method, uri, query, headers, body }) => {
    const answer = await api.app.inject({
      method: method as 'GET',
      url: `${uri}${query && `?${query}`}`,
      headers,
      remoteAddress: WAY_IN,
      ...(body === undefined ? {} : { payload: body }),
    });
    const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(told) as Record<string, string>,
      body: answer.body,
    };
  };
  return { api, origin };
}
