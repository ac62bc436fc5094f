import { dateOfEpochDay, decimalText, valueAt } from '@portfolio/domain';
import { vi } from 'vitest';
import type { z } from 'zod';
import { type PackKind, readPacks } from '../db/close-packs.ts';
import { statusSchema } from '../refresh/refresh.schema.ts';
import { candles, ecbTable, yahooChart } from './provided-answers.ts';
import { type ProviderServer, providerServer } from './provider-server.ts';
import { type TestApi, testApi } from './test-api.ts';

/** The application, and a server of this machine in the place of every provider. */
export interface ProvidedApi {
  readonly api: TestApi;
  readonly server: ProviderServer;
  /** Starts a refresh and waits until it has ended. */
  refresh(query?: string): Promise<void>;
  /** Says where the prices of the instrument come from. */
  list(...sources: object[]): Promise<void>;
  /** Records that ten units of it were bought at 100. */
  buy(date: string, currency?: string): Promise<void>;
  /** Lets Yahoo tell closes of successive days, of one symbol or of all. */
  tells(first: string, closes: readonly (number | null)[], symbol?: string, currency?: string): void;
  /** Everything that is known of its closes, or of another name: source, day, value and currency. */
  known(kind?: PackKind, name?: string): Promise<string[]>;
  status(): Promise<z.output<typeof statusSchema>>;
  /** Which charts Yahoo was asked for. */
  chartsAsked(): string[];
  close(): Promise<void>;
}

/** The instrument of the stories. */
export const ISIN = 'IE00BK5BQT80';

/** Where Yahoo has charts. */
export const CHART = '/v8/finance/chart/';

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
    list: async (...sources) => {
      const { status, text } = await api.call('PUT', `/listings/${ISIN}`, { sources });
      if (status !== 200) throw new Error(text);
    },
    buy: async (date, currency = 'EUR') => {
      const rate = currency === 'EUR' ? {} : { currency, exchange_rate: '1.1' };
      const trade = {
        date,
        isin: ISIN,
        broker: 'B',
        units: '10',
        price_per_unit: '100',
        transaction_type: 'BUY',
      };
      const { status, text } = await api.call('POST', '/transactions', { ...trade, ...rate });
      if (status !== 201) throw new Error(text);
    },
    tells: (first, closes, symbol = '', currency = 'EUR') =>
      server.answer(CHART + symbol, yahooChart({ currency, candles: candles(first, closes) })),
    known: async (kind = 'price', name = ISIN) => {
      const all = (await readPacks(api.database.read, kind, [name])).get(name) ?? [];
      return all.flatMap(({ source, series }) =>
        Array.from(series.days, (day, index) =>
          [source, `${dateOfEpochDay(day)}:`, decimalText(valueAt(series, index)), series.currency].join(' '),
        ),
      );
    },
    status: async () => (await api.call('GET', '/prices/status')).as(statusSchema),
    chartsAsked: () => server.asked.filter((path) => path.includes(CHART)),
    close: async () => {
      await api.close();
      await server.close();
      vi.useRealTimers();
    },
  };
}
