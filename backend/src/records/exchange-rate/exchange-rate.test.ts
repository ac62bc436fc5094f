import { afterEach, beforeEach, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { exchangeRateSchema } from './exchange-rate.schema.ts';

const PATH = '/settings/exchange-rate';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const rate = async () => (await api.call('GET', PATH)).as(exchangeRateSchema);

/** A body written out, so that numbers reach the server as they stand here. */
const post = async (json: string) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await api.app.inject({ method: 'POST', url: `/api/v1${PATH}`, headers, payload: json });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<unknown>() };
};

test('the rate is "25.00" until it is set', async () => {
  expect((await rate()).exchange_rate).toBe('25.00');
});

test.each([
  ['26.75', '26.75'],
  ['24.5', '24.5'],
  ['24.50', '24.5'], // a JSON number has no zeros at its end
  ['24', '24'],
  ['"24.50"', '24.50'],
  ['"24.500"', '24.500'],
  ['" 24.0 "', '24.0'],
  ['"+.5"', '0.5'],
  ['"5."', '5'],
  ['"1e3"', '1000'],
  ['2.5e1', '25'],
])('%s is stored as %s', async (given, stored) => {
  const answer = await post(`{"exchange_rate": ${given}}`);
  expect(answer.status).toBe(200);
  expect(exchangeRateSchema.parse(answer.body)).toEqual(await rate());
  expect((await rate()).exchange_rate).toBe(stored);
});

test('the same text again is no change; another text of the same number is one', async () => {
  const first = await post('{"exchange_rate": "24.5"}');
  const again = await post('{"exchange_rate": "24.5"}');
  expect(again.body).toEqual(first.body);
  expect(first.headers['x-change-id']).toBe('1');
  expect(again.headers['x-change-id']).toBeUndefined();
  expect((await post('{"exchange_rate": "24.50"}')).headers['x-change-id']).toBe('2');
});

test.each([
  ['24.555', 'decimal_max_places', { decimal_places: 2 }],
  ['0', 'greater_than', { gt: 0 }],
  ['-1', 'greater_than', { gt: 0 }],
  ['1e15', 'decimal_whole_digits', { whole_digits: 15 }],
  ['"NaN"', 'finite_number', undefined],
  ['null', 'decimal_type', undefined],
  ['true', 'decimal_type', undefined],
  ['"24,50"', 'decimal_parsing', undefined],
])('%s is refused as %s, and the rate stays', async (given, type, ctx) => {
  const answer = await post(`{"exchange_rate": ${given}}`);
  expect(answer.status).toBe(422);
  const [entry] = validationSchema.parse(answer.body).detail;
  expect(entry).toMatchObject({ type, loc: ['body', 'exchange_rate'] });
  expect(entry?.ctx).toEqual(ctx);
  expect((await rate()).exchange_rate).toBe('25.00');
});

test('it can be neither put nor deleted', async () => {
  for (const method of ['PUT', 'DELETE'] as const) {
    const answer = await api.call(method, PATH);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD, POST');
  }
});
