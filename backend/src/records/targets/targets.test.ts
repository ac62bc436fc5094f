import { ASSET_CLASSES } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { targetsSchema } from './targets.schema.ts';

const WORLD = 'IE00BK5BQT80';
const TWO = [
  { scope: 'instrument', key: WORLD, weight: '0.6' },
  { scope: 'asset_class', key: 'BOND', weight: '0.4' },
];

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const targets = async () => (await api.call('GET', '/targets')).as(targetsSchema).targets;
const put = async (all: unknown) => await api.call('PUT', '/targets', { targets: all });

test('targets are set as a whole, each change can be undone', async () => {
  expect(await targets()).toEqual([]);
  expect((await put(TWO)).changeId).toBe(1);
  expect(await targets()).toEqual([TWO[1], TWO[0]]);
  expect((await put(TWO.toReversed())).changeId).toBeNull();
  expect((await put([{ scope: 'instrument', key: WORLD.toLowerCase(), weight: 1 }])).changeId).toBe(2);
  expect(await targets()).toEqual([{ ...TWO[0], weight: '1' }]);
  expect((await put([])).changeId).toBe(3);
  expect(await targets()).toEqual([]);
  const { changes } = (await api.call('GET', '/changes?subject=targets')).as(changeListSchema);
  expect(changes.map(({ action, summary }) => [action, summary])).toEqual([
    ['delete_all', 'Deleted all targets'],
    ['update', 'Set 1 target'],
    ['update', 'Set 2 targets'],
  ]);
  for (const id of [3, 2]) expect((await api.call('POST', `/changes/${id}/undo`)).status).toBe(201);
  expect(await targets()).toEqual([TWO[1], TWO[0]]);
});

test('a target may be of any class that an instrument can have', async () => {
  const all = ASSET_CLASSES.map((key) => ({ scope: 'asset_class', key, weight: '0.125' }));
  expect((await put(all)).status).toBe(200);
  expect((await targets()).map(({ key }) => key)).toEqual(ASSET_CLASSES.toSorted());
});

test('an undo that would leave targets that are no whole is refused, and names what to undo first', async () => {
  const [world, bonds] = TWO;
  await put([{ ...world, weight: '1' }]);
  await put([]);
  await put([{ ...bonds, weight: '1' }]);
  const undo = async (id: number) => await api.call('POST', `/changes/${id}/undo`);
  // The world would come back beside the bonds: 1 + 1.
  const refused = await undo(2);
  expect(refused.status).toBe(409);
  expect(JSON.parse(refused.text)).toMatchObject({
    code: 'change_breaks_targets',
    values: { id: '2', sum: '2' },
    conflicting_change: 3,
  });
  expect(await targets()).toEqual([{ ...bonds, weight: '1' }]);
  expect((await undo(3)).status).toBe(201);
  expect((await undo(2)).status).toBe(201);
  expect(await targets()).toEqual([{ ...world, weight: '1' }]);
});

test.each([
  [[{ ...TWO[0] }], 'targets_sum', ['targets']],
  [[{ ...TWO[0], weight: '0.5' }, TWO[0]], 'target_twice', ['targets']],
  [[{ ...TWO[0], weight: '1.1' }], undefined, ['targets', 0, 'weight']],
  [[{ ...TWO[0], weight: '-0.1' }], undefined, ['targets', 0, 'weight']],
  [[{ ...TWO[0], key: 'IE00BK5BQT81' }], 'isin_check_digit', ['targets', 0, 'key']],
  [[{ ...TWO[0], key: 'x' }], 'isin_pattern', ['targets', 0, 'key']],
  [[{ ...TWO[1], key: 'GOLD', weight: 1 }], undefined, ['targets', 0, 'key']],
  [[{ ...TWO[1], scope: 'sector', weight: 1 }], undefined, ['targets', 0, 'scope']],
  [Array.from({ length: 201 }, () => TWO[0]), 'target_count', ['targets']],
  ['all', undefined, ['targets']],
  [undefined, undefined, ['targets']],
])('%#: what makes no whole is refused, and nothing is written', async (all, code, loc) => {
  const answer = await put(all);
  expect(answer.status).toBe(422);
  const { detail } = validationSchema.parse(JSON.parse(answer.text));
  expect(detail[0]?.loc).toEqual(['body', ...loc]);
  expect(detail[0]?.code).toBe(code);
  expect(await targets()).toEqual([]);
});

test('what brokers take is remembered, and can be undone', async () => {
  const fees = [{ broker: 'DEGIRO', fixed: '1', rate: '0.0025', minimum: '0' }];
  expect(JSON.parse((await api.call('GET', '/settings/broker-fees')).text)).toEqual({ fees: [] });
  expect((await api.call('PUT', '/settings/broker-fees', { fees: [] })).changeId).toBeNull();
  const [sent] = [[{ broker: 'DEGIRO', fixed: '1.00', rate: 0.0025 }]];
  expect((await api.call('PUT', '/settings/broker-fees', { fees: sent })).changeId).toBe(1);
  expect((await api.call('PUT', '/settings/broker-fees', { fees })).changeId).toBeNull();
  expect(JSON.parse((await api.call('GET', '/settings/broker-fees')).text)).toEqual({ fees });
  for (const wrong of [
    [...fees, ...fees],
    [{ broker: 'A', rate: '0.6' }],
    [{ broker: 'A', fixed: '-1' }],
    [{}],
    1,
  ])
    expect((await api.call('PUT', '/settings/broker-fees', { fees: wrong })).status).toBe(422);
  expect((await api.call('PUT', '/settings/broker-fees', { fees: [] })).changeId).toBe(2);
  await api.call('POST', '/changes/2/undo');
  expect(JSON.parse((await api.call('GET', '/settings/broker-fees')).text)).toEqual({ fees });
});
