/// <reference lib="WebWorker" />
/**
 * Makes the app open without its server: the app itself is kept whole, and of the API what was last seen.
 *
 * Nothing is ever answered from here while the server answers. What is answered from here says since when, in
 * `X-Seen-At`, so that the app never shows it as fresh.
 */
import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import {
  cleanupOutdatedCaches,
  matchPrecache,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly, type StrategyHandler, Strategy } from 'workbox-strategies';
import { isKept, seenAt } from './kept-answers.ts';

declare const self: ServiceWorkerGlobalScope;
/** The files of the build; put in by build/offline.ts. */
declare const APP_FILES: PrecacheEntry[];

const PAGE = '/index.html';
const MOST_ANSWERS = 300;

/** The network's answer, kept; without a server, the last one kept. */
class LastSeen extends Strategy {
  protected async _handle(request: Request, handler: StrategyHandler): Promise<Response> {
    try {
      const answer = await handler.fetch(request);
      if (answer.status < 502 || answer.status > 504) {
        // Kept while the page reads it already.
        if (isKept(answer)) void handler.waitUntil(handler.cachePut(request, answer.clone()));
        return answer;
      }
      return seenAt(await handler.cacheMatch(request)) ?? answer;
    } catch (error) {
      const last = seenAt(await handler.cacheMatch(request));
      if (last) return last;
      throw error;
    }
  }
}

void self.skipWaiting();
clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute(APP_FILES);

const isOfApi = (url: URL) => url.origin === self.location.origin && url.pathname.startsWith('/api/');

registerRoute(
  ({ url, request }) =>
    isOfApi(url) && request.mode !== 'navigate' && !/\/(export-csv|docs)/.test(url.pathname),
  new LastSeen({
    cacheName: 'last-seen',
    plugins: [new ExpirationPlugin({ maxEntries: MOST_ANSWERS, purgeOnQuotaError: true })],
  }),
);

const fromServer = new NetworkOnly();

registerRoute(
  ({ url, request }) =>
    request.mode === 'navigate' &&
    !isOfApi(url) &&
    !/^\/(docs|openapi\.json|health|metrics)/.test(url.pathname),
  async (context) => {
    try {
      return await fromServer.handle(context);
    } catch (error) {
      const page = await matchPrecache(PAGE);
      if (page) return page;
      throw error;
    }
  },
);
