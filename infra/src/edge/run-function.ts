import { createContext, runInContext } from 'node:vm';
import type { EdgeRequest } from './edge-http.ts';

const LONGEST_MS = 1000;

/** A request of CloudFront's functions; only these members are promised to them here. */
interface Event {
  readonly version: '1.0';
  readonly context: { readonly eventType: 'viewer-request' };
  readonly request: { method: string; uri: string; querystring: object; headers: object; cookies: object };
}

/**
 * Runs a function of CloudFront's before the cache is looked at: alone, without anything of Node.
 *
 * @returns the request as it goes on
 * @throws when the function throws, takes too long or gives no request back
 */
export function runOnRequest(source: string, request: EdgeRequest): EdgeRequest {
  const event: Event = {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    request: { method: request.method, uri: request.uri, querystring: {}, headers: {}, cookies: {} },
  };
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  runInContext(source, context, { timeout: LONGEST_MS });
  const answer = runInContext(`JSON.stringify(handler(${JSON.stringify(event)}))`, context, {
    timeout: LONGEST_MS,
  }) as string | undefined;
  const { uri } = JSON.parse(answer ?? '{}') as { uri?: unknown };
  if (typeof uri !== 'string' || !uri.startsWith('/')) throw new Error('The function gave no request back.');
  return { ...request, uri };
}
