import { afterEach, beforeEach, expect, test } from 'vitest';
import { candles, yahooChart } from '../../testing/provided-answers.ts';
import { type ProvidedApi, providedApi } from '../../testing/provided-api.ts';
import { proposalsSchema } from './listings.schema.ts';

const PATH = '/listings/proposals?isin=IE00BK5BQT80';
const SEARCH = '/v1/finance/search';
const CHART = '/v8/finance/chart/';

let provided: ProvidedApi;

beforeEach(async () => {
  provided = await providedApi();
});

afterEach(async () => {
  expect(provided.api.errors).toEqual([]);
  await provided.close();
});

const proposals = async () => (await provided.api.call('GET', PATH)).as(proposalsSchema);
const found = (symbol: string, exchDisp: string) => ({
  symbol,
  exchDisp,
  longname: 'Vanguard FTSE All-World',
});

test('listings of both are proposed once each, with currency and newest close, those without one last', async () => {
  const { server } = provided;
  server.answer(SEARCH, JSON.stringify({ quotes: [found('VWCE.XX', 'Nowhere'), found('VWCE.DE', 'XETRA')] }));
  const data = [
    { ticker: 'VWCE', exchCode: 'GY', name: 'VANG FTSE' },
    { ticker: 'VWRA', exchCode: 'LN', name: 'VANG FTSE' },
  ];
  server.answer('/v3/mapping', JSON.stringify([{ data }]));
  server.answer(`${CHART}VWCE.DE`, yahooChart({ candles: candles('2026-11-26', [137.5, 138.04]) }));
  server.answer(`${CHART}VWRA.L`, yahooChart({ currency: 'USD', candles: candles('2026-11-26', [149]) }));
  const told = { name: 'Vanguard FTSE All-World', found_by: 'yahoo' };
  expect(await proposals()).toEqual({
    isin: 'IE00BK5BQT80',
    proposals: [
      {
        symbol: 'VWCE.DE',
        exchange: 'XETRA',
        currency: 'EUR',
        close: '138.04',
        close_date: '2026-11-27',
        ...told,
      },
      {
        symbol: 'VWRA.L',
        exchange: 'London',
        name: 'VANG FTSE',
        currency: 'USD',
        close: '149',
        close_date: '2026-11-26',
        found_by: 'openfigi',
      },
      { symbol: 'VWCE.XX', exchange: 'Nowhere', currency: null, close: null, close_date: null, ...told },
    ],
    failures: [],
  });
});

test('who cannot be asked is named, and the other one is heard', async () => {
  provided.server.answer(SEARCH, '<html>Are you human?</html>');
  provided.server.answer('/v3/mapping', '[{"warning":"No identifier found."}]');
  const { failures, proposals: none } = await proposals();
  expect(none).toEqual([]);
  expect(failures).toEqual([
    {
      provider: 'yahoo',
      code: 'answer_is_page',
      values: { host: provided.server.host },
      message: `${provided.server.host} answered with a web page instead of data.`,
    },
  ]);
});

test('an ISIN whose check digit is wrong is not asked for', async () => {
  expect((await provided.api.call('GET', '/listings/proposals?isin=IE00BK5BQT81')).status).toBe(422);
  expect(provided.server.asked).toEqual([]);
});
