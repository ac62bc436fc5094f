import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { listingListSchema, listingSchema } from './listings.schema.ts';

const ISIN = 'IE00BK5BQT80';
const PATH = `/listings/${ISIN}`;
const YAHOO = { provider: 'yahoo', symbol: 'VWCE.DE', exchange: 'XETRA', currency: 'EUR' };
const ADDRESS = {
  provider: 'address',
  currency: 'GBp',
  address: 'https://example.org/{isin}?from={from}&to={to}',
  address_format: 'json',
  rows_at: 'data',
  day_at: 'date',
  close_at: 'close',
};
const NOTHING = {
  symbol: null,
  exchange: null,
  currency: null,
  address: null,
  address_format: null,
  rows_at: null,
  day_at: null,
  close_at: null,
};

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const put = async (sources: unknown, path = PATH) => await api.call('PUT', path, { sources });
const shown = async () => (await api.call('GET', PATH)).as(listingSchema).sources;

function refusals(answer: Answer) {
  expect(answer.status).toBe(422);
  return validationSchema
    .parse(JSON.parse(answer.text))
    .detail.map(({ type, loc, code }) => [code ?? type, ...loc.slice(1)]);
}

describe('a listing', () => {
  test('keeps its sources in their order, with what each of them needs', async () => {
    const answer = await put([
      { ...YAHOO, address: 'https://example.org', day_at: 'date' },
      ADDRESS,
      { provider: 'manual' },
    ]);
    expect(answer.status).toBe(200);
    const sources = [
      { ...NOTHING, ...YAHOO },
      { ...NOTHING, ...ADDRESS, currency: 'GBX' }, // pence by their other name
      { ...NOTHING, provider: 'manual' },
    ];
    expect(answer.as(listingSchema)).toMatchObject({ isin: ISIN, sources });
    expect(await shown()).toEqual(sources);
    const list = (await api.call('GET', '/listings')).as(listingListSchema);
    expect(list).toMatchObject({ total: 1, items: [{ isin: ISIN, sources }] });
  });

  test('is replaced as a whole, deleted, and each change can be undone', async () => {
    await put([YAHOO, { provider: 'manual' }]);
    await put([{ ...YAHOO, symbol: 'VWCE.MI' }]);
    expect((await api.call('DELETE', PATH)).status).toBe(204);
    expect((await api.call('GET', PATH)).status).toBe(404);
    const { changes } = (await api.call('GET', '/changes?subject=listings')).as(changeListSchema);
    expect(changes.map(({ action, summary }) => [action, summary])).toEqual([
      ['delete', `No prices of ${ISIN} are asked for any more`],
      ['update', `Prices of ${ISIN}: Yahoo VWCE.MI`],
      ['create', `Prices of ${ISIN}: Yahoo VWCE.DE, then by hand`],
    ]);
    await api.call('POST', '/changes/3/undo');
    expect((await shown()).map(({ symbol }) => symbol)).toEqual(['VWCE.MI']);
    await api.call('POST', '/changes/2/undo');
    expect((await shown()).map(({ symbol }) => symbol)).toEqual(['VWCE.DE', null]);
    await api.call('POST', '/changes/1/undo');
    expect((await api.call('GET', '/listings')).as(listingListSchema).items).toEqual([]);
  });

  test('that says the same again is no change', async () => {
    expect((await put([YAHOO])).changeId).toBe(1);
    expect((await put([YAHOO])).changeId).toBeNull();
  });

  test('that there is not is 404', async () => {
    for (const method of ['GET', 'DELETE'] as const) {
      const answer = await api.call(method, PATH);
      expect([answer.status, answer.told.code]).toEqual([404, 'listing_not_found']);
    }
  });
});

describe('what is refused', () => {
  const S = 'sources';
  test.each([
    [undefined, [['missing', S]]],
    [[], [['source_count', S]]],
    ['yahoo', [['list_type', S]]],
    [Array.from({ length: 6 }, () => YAHOO), [['source_count', S]]],
    [[5], [['model_attributes_type', S, 0]]],
    [[YAHOO, { provider: 'bank' }], [['enum', S, 1, 'provider']]],
    [
      [{ provider: 'yahoo' }],
      [
        ['missing', S, 0, 'symbol'],
        ['missing', S, 0, 'currency'],
      ],
    ],
    [[{ ...YAHOO, symbol: null }], [['missing', S, 0, 'symbol']]],
    [[{ ...YAHOO, currency: 'EURO' }], [['currency_letters', S, 0, 'currency']]],
    [[{ ...YAHOO, symbol: 'x'.repeat(33) }], [['string_too_long', S, 0, 'symbol']]],
    [[{ ...ADDRESS, address: 'file:///etc/hosts' }], [['address_form', S, 0, 'address']]],
    [[{ ...ADDRESS, address: 'https://{isin}.example.org/' }], [['address_form', S, 0, 'address']]],
    [[{ ...ADDRESS, address: 'no address' }], [['address_form', S, 0, 'address']]],
    [[{ ...ADDRESS, address: 'https://example.org/{ticker}' }], [['address_name', S, 0, 'address']]],
    [
      [{ ...ADDRESS, address: `https://example.org/${'x'.repeat(2000)}` }],
      [['string_too_long', S, 0, 'address']],
    ],
    [[{ ...ADDRESS, close_at: null }], [['missing', S, 0, 'close_at']]],
    [[{ ...ADDRESS, address_format: 'xml' }], [['enum', S, 0, 'address_format']]],
  ])('%#: %j', async (sources, expected) => {
    expect(refusals(await put(sources))).toEqual(expected);
    expect((await api.call('GET', '/listings')).as(listingListSchema).total).toBe(0);
  });

  test('an ISIN whose check digit is wrong', async () => {
    expect(refusals(await put([YAHOO], '/listings/IE00BK5BQT81'))).toEqual([['isin_check_digit', 'isin']]);
  });

  test('a look-up, while nothing may leave the machine', async () => {
    const answer = await api.call('GET', `/listings/proposals?isin=${ISIN}`);
    expect([answer.status, answer.told.code]).toEqual([409, 'refresh_off']);
  });
});
