import { decimalText, localDate } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ecbTable } from '../../testing/provided-answers.ts';
import { localNet, type ProviderServer, providerServer } from '../../testing/provider-server.ts';
import { ecb } from './ecb.ts';

const TODAY = localDate('2026-11-27');
const TABLE = {
  '2026-11-27': { USD: '1.0822', CZK: '24.215' },
  '2026-11-26': { USD: '1.0801', CZK: '24.2' },
};

let server: ProviderServer;

beforeEach(async () => {
  server = await providerServer();
});

afterEach(async () => {
  await server.close();
});

async function rates(from: string, ...currencies: string[]) {
  const answer = await ecb(localNet([server.host]), server.address).fetchRates(
    new Set(currencies),
    localDate(from),
    TODAY,
  );
  if ('failure' in answer) return answer.failure.code;
  return [...answer.value].flatMap(([currency, told]) =>
    told.map(({ date, close }) => `${currency} ${date}: ${decimalText(close)}`),
  );
}

test.each([
  ['2026-11-27', 'eurofxref-daily.xml'],
  ['2026-11-26', 'eurofxref-hist-90d.xml'],
  ['2026-09-03', 'eurofxref-hist-90d.xml'], // 85 days
  ['2026-09-02', 'eurofxref-hist.xml'],
  ['1999-01-04', 'eurofxref-hist.xml'],
])('from %s on the file is %s', async (from, file) => {
  server.answer('/', ecbTable(TABLE));
  await rates(from, 'USD');
  expect(server.asked).toEqual([`GET /${file}`]);
});

describe('rates', () => {
  test.each(['"', "'"])(
    'are those of the currencies and days asked for, with quotes like %s',
    async (quote) => {
      server.answer('/', ecbTable(TABLE, quote));
      expect(await rates('2026-11-26', 'CZK')).toEqual(['CZK 2026-11-27: 24.215', 'CZK 2026-11-26: 24.2']);
      expect(await rates('2026-11-27', 'CZK', 'USD')).toEqual([
        'USD 2026-11-27: 1.0822',
        'CZK 2026-11-27: 24.215',
      ]);
    },
  );

  test('are none for a currency that the bank does not publish', async () => {
    server.answer('/', ecbTable(TABLE));
    expect(await rates('2026-11-26', 'ARS')).toEqual([]);
  });

  test('of 0, of no number and of no day are left out', async () => {
    server.answer(
      '/',
      ecbTable({
        '2026-11-26': { USD: '0' },
        '2026-11-25': { USD: '1.2.3' },
        '2026-02-30': { USD: '1' },
        '2026-11-24': { USD: '1.1' },
      }),
    );
    expect(await rates('2026-01-01', 'USD')).toEqual(['USD 2026-11-24: 1.1']);
  });

  test('of many days are all read', async () => {
    const days = Array.from(
      { length: 250 },
      (_, index) =>
        `2025-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + Math.floor(index / 12)).padStart(2, '0')}`,
    );
    server.answer('/', ecbTable(Object.fromEntries(days.map((day) => [day, { USD: '1.1' }]))));
    expect(await rates('2025-01-01', 'USD')).toHaveLength(250);
  });
});

describe('failures', () => {
  test.each([
    ['a page', '<!DOCTYPE html><html></html>', 'answer_is_page'],
    ['half a table', ecbTable(TABLE).slice(0, 500), 'answer_unreadable'],
    ['JSON', '{}', 'answer_unreadable'],
  ])('%s', async (_what, text, code) => {
    server.answer('/', text);
    expect(await rates('2026-11-26', 'USD')).toBe(code);
  });
});
