import { vi } from 'vitest';
import { ecbTable } from './provided-answers.ts';
import { type ProviderServer, providerServer } from './provider-server.ts';
import { type TestApi, testApi } from './test-api.ts';

/** The application, and a server of this machine in the place of every provider. */
export interface ProvidedApi {
  readonly api: TestApi;
  readonly server: ProviderServer;
  /** Starts a refresh and waits until it has ended. */
  refresh(query?: string): Promise<void>;
  close(): Promise<void>;
}

/** When it is in the application: a Friday evening, after exchanges have closed. */
const NOW = '2026-11-27T20:00:00Z';

/** How often is asked whether a refresh has ended, in milliseconds. */
const ASK_EVERY = 5;

export async function providedApi(
  environment: Readonly<Record<string, string>> = {},
  seenBy?: Parameters<typeof testApi>[0],
): Promise<ProvidedApi> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  const server = await providerServer();
  server.answer('/ecb', ecbTable({ '2026-11-27': { USD: '1.0822', CZK: '24.215', GBP: '0.84' } }));
  const api = await testApi(seenBy, {
    PRICE_REFRESH: 'manual',
    PRICE_HOSTS: server.host,
    YAHOO_ADDRESS: server.address,
    ECB_ADDRESS: `${server.address}/ecb`,
    OPENFIGI_ADDRESS: server.address,
    ...environment,
  });
  return {
    api,
    server,
    refresh: async (query = '') => {
      const { status, text } = await api.call('POST', `/prices/refresh${query}`);
      if (status !== 202) throw new Error(`${status}: ${text}`);
      while ((await api.call('GET', '/prices/refresh')).text.includes('"finished_at":null'))
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY));
    },
    close: async () => {
      await api.close();
      await server.close();
      vi.useRealTimers();
    },
  };
}
