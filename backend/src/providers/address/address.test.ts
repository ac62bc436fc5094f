import { decimalText, localDate } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localNet, type ProviderServer, providerServer } from '../../testing/provider-server.ts';
import type { AddressForm } from '../provider.ts';
import { addressProvider } from './address.ts';
import { unknownNames } from './fill-address.ts';

let server: ProviderServer;

beforeEach(async () => {
  server = await providerServer();
});

afterEach(async () => {
  await server.close();
});

const JSON_FORM = { format: 'json', rowsAt: null, dayAt: 'date', closeAt: 'close' } as const;
const CSV_FORM = { format: 'csv', rowsAt: null, dayAt: 'Date', closeAt: 'Close' } as const;

/** Closes by day, or the code of the failure. */
async function closes(text: string, form: Omit<AddressForm, 'address'>, currency = 'EUR', path = '/p') {
  server.answer('/', text);
  const listing = {
    isin: 'IE00BK5BQT80',
    provider: 'address',
    symbol: 'A&B',
    exchange: null,
    currency,
    form: { ...form, address: server.address + path },
  } as const;
  const answer = await addressProvider(localNet([server.host])).fetchCloses(listing, {
    from: localDate('2026-11-01'),
    to: localDate('2026-11-27'),
  });
  if ('failure' in answer) return answer.failure.code;
  return answer.value.closes.map(
    ({ date, close }) => `${date}: ${decimalText(close)} ${answer.value.currency}`,
  );
}

test('the address is filled in, escaped', async () => {
  await closes('[]', JSON_FORM, 'EUR', '/{isin}/{symbol}?from={from}&to={to}');
  expect(server.asked).toEqual(['GET /IE00BK5BQT80/A%26B?from=2026-11-01&to=2026-11-27']);
});

test('names that an address cannot be filled in with are known', () => {
  expect(unknownNames('https://example.org/{isin}/{ticker}?{from}{To}')).toEqual(['ticker', 'To']);
});

describe('JSON', () => {
  test('a list of rows is read, numbers and texts alike, to the last digit', async () => {
    const text =
      '[{"date":"2026-11-23","close":138.040000000000001},{"date":"2026-11-24T00:00:00Z","close":"139.10"}]';
    expect(await closes(text, JSON_FORM)).toEqual(['2026-11-23: 138.04 EUR', '2026-11-24: 139.1 EUR']);
  });

  test('rows are found by names, and are lists themselves', async () => {
    const text = '{"data":{"series":[{"prices":[[1795392000000,138.04],[1795478400,139]]}]}}';
    const form = { ...JSON_FORM, rowsAt: 'data.series.0.prices', dayAt: '0', closeAt: '1' };
    expect(await closes(text, form)).toEqual(['2026-11-23: 138.04 EUR', '2026-11-24: 139 EUR']);
  });

  test('of pence are told in pounds', async () => {
    expect(await closes('[{"date":"20261123","close":10412.5}]', JSON_FORM, 'GBX')).toEqual([
      '2026-11-23: 104.125 GBP',
    ]);
  });

  test('days that were not asked for are left out, as are rows without a close', async () => {
    const text =
      '[{"date":"2026-10-31","close":1},{"date":"2026-11-02","close":null},{"date":"2026-11-03","close":2}]';
    expect(await closes(text, JSON_FORM)).toEqual(['2026-11-03: 2 EUR']);
  });

  test.each([
    ['a page', '<html></html>', 'answer_is_page'],
    ['half an answer', '[{"date":"2026-11-23"', 'answer_unreadable'],
    ['no list', '{"prices":[]}', 'answer_unreadable'],
    ['rows of other names', '[{"day":"2026-11-23","price":1}]', 'answer_unreadable'],
    ['days that are none', '[{"date":"23.11.2026","close":1}]', 'answer_unreadable'],
  ])('%s is a failure', async (_what, text, code) => {
    expect(await closes(text, JSON_FORM)).toBe(code);
  });
});

describe('CSV', () => {
  test('columns are found by name', async () => {
    const text = 'date,open,close\r\n2026-11-23,1,138.04\r\n2026-11-24,1,139\r\n';
    expect(await closes(text, CSV_FORM)).toEqual(['2026-11-23: 138.04 EUR', '2026-11-24: 139 EUR']);
  });

  test('a decimal comma is read, and empty cells are no closes', async () => {
    const text = 'Date;Close\n2026-11-23;1.138,04\n2026-11-24;\n2026-11-25;1.139,5\n';
    expect(await closes(text, CSV_FORM)).toEqual(['2026-11-23: 1138.04 EUR', '2026-11-25: 1139.5 EUR']);
  });

  test('three decimals are thousands only where another number says so', async () => {
    // 1.085 is one and a bit in a table divided by commas, and a thousand where 138,04 shows a decimal comma.
    expect(await closes('Date,Close\n2026-11-23,1.085\n', CSV_FORM)).toEqual(['2026-11-23: 1.085 EUR']);
    const shown = 'Date;Close\n2026-11-23;1.085\n2026-11-24;138,04\n';
    expect(await closes(shown, CSV_FORM)).toEqual(['2026-11-23: 1085 EUR', '2026-11-24: 138.04 EUR']);
    expect(await closes('Date;Close\n2026-11-23;1.085\n', CSV_FORM)).toBe('answer_unclear');
  });

  test.each([
    ['a page', '<!doctype html>', 'answer_is_page'],
    ['another file', 'a,b\n1,2\n', 'answer_unreadable'],
    ['nothing', '', 'answer_unreadable'],
  ])('%s is a failure', async (_what, text, code) => {
    expect(await closes(text, CSV_FORM)).toBe(code);
  });
});

test('what the net says is passed on', async () => {
  await server.close();
  expect(await closes('[]', JSON_FORM)).toBe('host_unreachable');
  server = await providerServer();
});
