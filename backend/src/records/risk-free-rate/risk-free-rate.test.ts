import { afterEach, beforeEach, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { riskFreeRateSchema } from './risk-free-rate.schema.ts';

const PATH = '/settings/risk-free-rate';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const rate = async () => (await api.call('GET', PATH)).as(riskFreeRateSchema).risk_free_rate;
const choose = async (risk_free_rate: unknown) => await api.call('PUT', PATH, { risk_free_rate });

test('is 0 until another is chosen, which is a change that can be undone', async () => {
  expect(await rate()).toBe('0');
  expect((await choose('0.00')).changeId).toBeNull();
  expect((await choose('0.0250')).as(riskFreeRateSchema).risk_free_rate).toBe('0.025');
  expect((await choose('-0.005')).changeId).toBe(2);
  expect(await rate()).toBe('-0.005');
  const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
  expect(changes.map(({ summary }) => summary)).toEqual([
    'Set the risk-free rate to -0.005, before 0.025',
    'Set the risk-free rate to 0.025, before 0',
  ]);
  await api.call('POST', '/changes/2/undo');
  expect(await rate()).toBe('0.025');
});

test.each([
  ['2.5', 'less_than_equal'],
  ['-1', 'greater_than'],
  ['much', 'decimal_parsing'],
  [null, 'decimal_type'],
])('%s is refused', async (given, type) => {
  const answer = await choose(given);
  expect(answer.status).toBe(422);
  const { detail } = validationSchema.parse(JSON.parse(answer.text));
  expect(detail).toMatchObject([{ type, loc: ['body', 'risk_free_rate'] }]);
});
