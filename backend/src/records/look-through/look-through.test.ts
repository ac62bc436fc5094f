import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { lookThroughListSchema, lookThroughSchema } from './look-through.schema.ts';

const ISIN = 'IE00BK5BQT80';
const PATH = `/look-through/${ISIN}`;

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const part = (name: string, weight: string) => ({ name, weight });
const REGIONS = [part('Japan', '0.05'), part('North America', '0.65')];

const put = async (kind: string, parts: unknown, more: object = {}, path = PATH) =>
  await api.call('PUT', path, { kind, as_of: '2025-11-28', parts, ...more });
const shown = async () => (await api.call('GET', PATH)).as(lookThroughSchema);
const changes = async () =>
  (await api.call('GET', '/changes?subject=look_through')).as(changeListSchema).changes;

function refusals(answer: Answer) {
  expect(answer.status).toBe(422);
  return validationSchema
    .parse(JSON.parse(answer.text))
    .detail.map(({ type, loc, code }) => [code ?? type, ...loc.slice(1)]);
}

describe('what an instrument holds', () => {
  test('is told heaviest first, with its sum and its day, each kind by itself', async () => {
    expect((await put('region', REGIONS)).status).toBe(200);
    await put('sector', [part(' Gold ', '1')], { as_of: '2024-01-31' });
    expect(await shown()).toEqual({
      isin: ISIN,
      tolerance: '0.01',
      breakdowns: [
        {
          kind: 'region',
          as_of: '2025-11-28',
          sum: '0.7',
          parts_total: 2,
          parts: [part('North America', '0.65'), part('Japan', '0.05')],
        },
        { kind: 'sector', as_of: '2024-01-31', sum: '1', parts_total: 1, parts: [part('Gold', '1')] },
      ],
    });
    const list = (await api.call('GET', '/look-through')).as(lookThroughListSchema);
    expect(list).toMatchObject({
      total: 1,
      items: [{ isin: ISIN, breakdowns: [{ sum: '0.7' }, { sum: '1' }] }],
    });
  });

  test('is replaced and deleted as a whole, and each change can be undone', async () => {
    await put('region', REGIONS);
    await put('region', [part('North America', '0.7'), part('Europe', '0.3')]);
    await put('sector', [part('Technology', '0.25')]);
    expect((await api.call('DELETE', `${PATH}?kind=region`)).status).toBe(204);
    expect((await shown()).breakdowns.map(({ kind }) => kind)).toEqual(['sector']);
    expect((await api.call('DELETE', PATH)).status).toBe(204);
    expect((await api.call('GET', PATH)).told.code).toBe('look_through_not_found');
    expect((await changes()).map(({ action, summary }) => [action, summary])).toEqual([
      ['delete', `Deleted the weights of ${ISIN}`],
      ['delete', `Deleted the regions of ${ISIN}`],
      ['create', `Entered 1 sector of ${ISIN}`],
      ['update', `Entered 2 regions of ${ISIN}`],
      ['create', `Entered 2 regions of ${ISIN}`],
    ]);
    for (const id of [5, 4]) expect((await api.call('POST', `/changes/${id}/undo`)).status).toBe(201);
    expect((await shown()).breakdowns[0]?.parts).toEqual([
      part('North America', '0.7'),
      part('Europe', '0.3'),
    ]);
    expect((await api.call('POST', '/changes/2/undo')).status).toBe(201);
    expect((await shown()).breakdowns[0]?.parts).toEqual([
      part('North America', '0.65'),
      part('Japan', '0.05'),
    ]);
  });

  test('that is said again is no change; with another day it is', async () => {
    expect((await put('region', REGIONS)).changeId).toBe(1);
    expect((await put('region', REGIONS.toReversed())).changeId).toBeNull();
    expect((await put('region', REGIONS, { as_of: '2025-11-29' })).changeId).toBe(2);
    expect((await shown()).breakdowns[0]?.as_of).toBe('2025-11-29');
  });

  test('may leave some of it open, or come to a little more than the whole', async () => {
    expect((await put('holding', [part('A', '1'), part('Cash', '-0.02')])).status).toBe(200);
    expect((await put('holding', [part('A', '0.60'), part('B', '0.41')])).status).toBe(200);
    expect((await shown()).breakdowns[0]?.sum).toBe('1.01');
  });

  test('that nobody has said is 404', async () => {
    for (const path of [PATH, '/look-through/IE00BK5BQT81']) {
      for (const method of ['GET', 'DELETE'] as const) {
        const answer = await api.call(method, path);
        expect([answer.status, answer.told.code]).toEqual([404, 'look_through_not_found']);
      }
    }
  });
});

describe('what is refused', () => {
  const P = 'parts';
  test.each([
    [undefined, [['missing', P]]],
    [[], [['part_count', P]]],
    ['Japan', [['list_type', P]]],
    [[part('Japan', '0.6'), part('JAPAN', '0.1')], [['part_twice', P]]],
    [[part('Japan', '0.6'), part('China', '0.4101')], [['weights_not_whole', P]]],
    [[part('Japan', '-0.6')], [['weights_not_whole', P]]],
    [[part('Japan', '60')], [['less_than_equal', P, 0, 'weight']]],
    [[part('', '0.5')], [['string_too_short', P, 0, 'name']]],
    [[part('Japan', '60 %')], [['decimal_parsing', P, 0, 'weight']]],
  ])('%#: %j', async (parts, expected) => {
    expect(refusals(await put('region', parts))).toEqual(expected);
    expect((await api.call('GET', '/look-through')).as(lookThroughListSchema).total).toBe(0);
  });

  test('a sum beyond the tolerance is named with it', async () => {
    const answer = await put('region', [part('Japan', '0.6'), part('China', '0.5')]);
    const [item] = validationSchema.parse(JSON.parse(answer.text)).detail;
    expect(item?.values).toEqual({ sum: '1.1', tolerance: '0.01' });
  });

  test('another kind, a day to come, and an ISIN whose check digit is wrong', async () => {
    expect(refusals(await put('colour', REGIONS))).toEqual([['enum', 'kind']]);
    expect(refusals(await put('region', REGIONS, { as_of: '2999-01-01' }))).toEqual([
      ['date_in_future', 'as_of'],
    ]);
    expect(refusals(await put('region', REGIONS, {}, '/look-through/IE00BK5BQT81'))).toEqual([
      ['isin_check_digit', 'isin'],
    ]);
  });
});
