import { decimalText, localDate } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { at, candles, YAHOO_UNKNOWN, yahooChart } from '../../testing/provided-answers.ts';
import { localNet, type ProviderServer, providerServer } from '../../testing/provider-server.ts';
import { type Listing } from '../provider.ts';
import { yahoo } from './yahoo.ts';

const LISTING: Listing = {
  isin: 'IE00BK5BQT80',
  provider: 'yahoo',
  symbol: 'VWCE.DE',
  exchange: 'XETRA',
  currency: 'EUR',
  form: null,
};
const CHART = '/v8/finance/chart/';

let server: ProviderServer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T12:00:00Z') });
  server = await providerServer();
});

afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

const client = () => yahoo(localNet([server.host]), server.address);

/** Closes by day, or the code of the failure. */
async function closes(from = '2026-11-01', to = '2026-11-27', listing = LISTING) {
  const days = { from: localDate(from), to: localDate(to) };
  const answer = await client().fetchCloses(listing, days);
  if ('failure' in answer) return answer.failure.code;
  return answer.value.closes.map(({ date, close }) => `${date}: ${decimalText(close)}`);
}

describe('closes', () => {
  test('are the prices that were meant, by the day of the exchange', async () => {
    server.answer(CHART, yahooChart({ candles: candles('2026-11-23', [138.0399932861328, null, 138.5]) }));
    expect(await closes()).toEqual(['2026-11-23: 138.04', '2026-11-25: 138.5']);
  });

  test('are asked from a day before the first until after today, whatever the last', async () => {
    server.answer(CHART, yahooChart({ candles: candles('2026-11-23', [138, 139]) }));
    expect(await closes('2026-11-23', '2026-11-23')).toEqual(['2026-11-23: 138']);
    const query = `period1=${at('2026-11-22T00:00:00')}&period2=${at('2026-11-29T00:00:00')}`;
    expect(server.asked[0]).toBe(
      `GET ${CHART}VWCE.DE?${query}&interval=1d&events=split&includePrePost=false`,
    );
  });

  test('of a symbol with signs are asked for as one part of the path', async () => {
    await closes('2026-11-23', '2026-11-23', { ...LISTING, symbol: '../x?y' });
    expect(server.asked[0]).toContain(`${CHART}..%2Fx%3Fy?`);
  });

  test('of pence are told in pounds', async () => {
    server.answer(CHART, yahooChart({ currency: 'GBp', candles: candles('2026-11-23', [10_412.5]) }));
    const answer = await client().fetchCloses(LISTING, {
      from: localDate('2026-11-01'),
      to: localDate('2026-11-27'),
    });
    expect(answer).toMatchObject({
      value: { currency: 'GBP', closes: [{ close: { digits: 104125n, scale: 3 } }] },
    });
  });

  test('before a split are as they were published, though a later one was not asked for', async () => {
    const splits = [[at('2026-11-25T08:00:00'), 4, 1]] as const;
    server.answer(
      CHART,
      yahooChart({ candles: candles('2026-11-23', [27.264999389648438, 27.5, 27.75]), splits }),
    );
    // 27.265 × 4 = 109.06; 27.5 × 4 = 110
    expect(await closes()).toEqual(['2026-11-23: 109.06', '2026-11-24: 110', '2026-11-25: 27.75']);
    expect(await closes('2026-11-23', '2026-11-23')).toEqual(['2026-11-23: 109.06']);
  });

  test('of a split whose ratio is no whole number are multiplied by it', async () => {
    const splits = [[at('2026-11-24T08:00:00'), 1.5, 1]] as const;
    server.answer(CHART, yahooChart({ candles: candles('2026-11-23', [20, 20]), splits }));
    expect(await closes()).toEqual(['2026-11-23: 30', '2026-11-24: 20']);
  });

  test('are no prices of a day on which the exchange is still open', async () => {
    const open = [at('2026-11-27T08:00:00'), at('2026-11-27T16:30:00')] as const;
    const told = { candles: candles('2026-11-26', [138, 139]), open };
    server.answer(CHART, yahooChart(told));
    expect(await closes()).toEqual(['2026-11-26: 138']);
    vi.setSystemTime(new Date('2026-11-27T17:00:00Z'));
    expect(await closes()).toEqual(['2026-11-26: 138', '2026-11-27: 139']);
  });

  test('of a day that is told twice are the last ones told', async () => {
    const told = candles('2026-11-26', [138]);
    server.answer(CHART, yahooChart({ candles: [...told, [at('2026-11-26T16:35:00'), 138.5]] }));
    expect(await closes()).toEqual(['2026-11-26: 138.5']);
  });

  test('stamped with midnight are of the day that begins, in summer as in winter', async () => {
    // In winter the offset is one hour; midnight in summer is 22:00 in London.
    const told = [
      [at('2026-07-01T22:00:00'), 100],
      [at('2026-11-01T23:00:00'), 101],
    ] as const;
    server.answer(CHART, yahooChart({ candles: told }));
    expect(await closes('2026-01-01')).toEqual(['2026-07-02: 100', '2026-11-02: 101']);
  });

  test('are none when nothing was traded', async () => {
    server.answer(CHART, yahooChart({ candles: [] }));
    expect(await closes()).toEqual([]);
  });
});

describe('failures', () => {
  test('a symbol that is not known', async () => {
    server.answer(CHART, (response) => response.writeHead(404).end(YAHOO_UNKNOWN));
    expect(await closes()).toBe('symbol_unknown');
  });

  test.each([
    ['a page instead of data', '<!DOCTYPE html><html>Verify that you are human</html>', 'answer_is_page'],
    [
      'half an answer',
      yahooChart({ candles: candles('2026-11-23', [1, 2]) }).slice(0, 200),
      'answer_unreadable',
    ],
    ['another answer', '{"finance":{"result":null}}', 'answer_unreadable'],
    ['nothing', '', 'answer_unreadable'],
    [
      'an answer without a currency',
      yahooChart({ candles: [] }).replace('"currency"', '"money"'),
      'answer_unreadable',
    ],
    [
      'closes that are no numbers',
      yahooChart({ candles: candles('2026-11-23', [7]) }).replace('[7]', '["7"]'),
      'answer_unreadable',
    ],
  ])('%s', async (_what, text, code) => {
    server.answer(CHART, text);
    expect(await closes()).toBe(code);
  });

  test('too many requests', async () => {
    server.answer(CHART, (response) =>
      response.writeHead(429, { 'retry-after': '600' }).end('Too Many Requests'),
    );
    expect(await closes()).toBe('rate_limited');
  });
});

test('a search tells symbols, exchanges and names', async () => {
  const quotes = [
    {
      exchange: 'GER',
      exchDisp: 'XETRA',
      symbol: 'VWCE.DE',
      quoteType: 'ETF',
      shortname: 'VANG FTSE',
      longname: 'Vanguard FTSE All-World',
    },
    { exchange: 'MIL', symbol: 'VWCE.MI', shortname: 'VANG FTSE' },
  ];
  server.answer('/v1/finance/search', JSON.stringify({ quotes, news: [] }));
  const found = await client().search('IE00BK5BQT80');
  expect(server.asked).toEqual([
    'GET /v1/finance/search?q=IE00BK5BQT80&quotesCount=20&newsCount=0&listsCount=0',
  ]);
  const unknown = { currency: null, close: null, foundBy: 'yahoo' };
  expect(found).toEqual({
    value: [
      { symbol: 'VWCE.DE', exchange: 'XETRA', name: 'Vanguard FTSE All-World', ...unknown },
      { symbol: 'VWCE.MI', exchange: 'MIL', name: 'VANG FTSE', ...unknown },
    ],
  });
});
