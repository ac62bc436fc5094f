import { afterEach, beforeEach, expect, test } from 'vitest';
import { localNet, type ProviderServer, providerServer } from '../testing/provider-server.ts';
import { openFigi } from './openfigi.ts';

let server: ProviderServer;

beforeEach(async () => {
  server = await providerServer();
});

afterEach(async () => {
  await server.close();
});

const search = async () => await openFigi(localNet([server.host]), server.address).search('IE00BK5BQT80');

const found = (
  ticker: string | null,
  exchCode: string | null,
  name: string | null = 'VANG FTSE AW USDA',
) => ({
  figi: 'BBG00P6BQXS1',
  name,
  ticker,
  exchCode,
  securityType: 'ETP',
});

test('an ISIN is asked for, and listings are told by the symbols that Yahoo has for them', async () => {
  const data = [found('VWCE', 'GY'), found('BRK/B', 'UN', null), found('VWCE', 'XX'), found(null, 'GY')];
  server.answer('/v3/mapping', JSON.stringify([{ data }]));
  const answer = await search();
  const unknown = { currency: null, close: null, foundBy: 'openfigi' };
  expect(answer).toEqual({
    value: [
      { symbol: 'VWCE.DE', exchange: 'Xetra', name: 'VANG FTSE AW USDA', ...unknown },
      { symbol: 'BRK-B', exchange: 'New York', name: '', ...unknown },
    ],
  });
  expect([server.asked, server.bodies]).toEqual([
    ['POST /v3/mapping'],
    ['[{"idType":"ID_ISIN","idValue":"IE00BK5BQT80"}]'],
  ]);
});

test('an ISIN that is not known has none', async () => {
  server.answer('/v3/mapping', '[{"warning":"No identifier found."}]');
  expect(await search()).toEqual({ value: [] });
});

test.each([
  ['<html></html>', 'answer_is_page'],
  ['[', 'answer_unreadable'],
  ['{"error":"Invalid API key."}', 'answer_unreadable'],
])('%s is a failure', async (text, code) => {
  server.answer('/v3/mapping', text);
  expect(await search()).toMatchObject({ failure: { code } });
});

test('too many requests are a failure', async () => {
  server.answer('/v3/mapping', (response) => response.writeHead(429, { 'retry-after': '60' }).end());
  expect(await search()).toMatchObject({ failure: { code: 'rate_limited' } });
});
