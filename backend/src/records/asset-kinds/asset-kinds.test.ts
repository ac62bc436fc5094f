import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema, undoConflictSchema } from '../changes/changes.schema.ts';
import { otherAssetSchema } from '../other-assets/other-assets.schema.ts';
import { assetKindListSchema, assetKindSchema } from './asset-kinds.schema.ts';

const PATH = '/asset-kinds';
const ART = { code: 'art', name: 'Art', needs_account: false, currency: null };

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const add = async (members: object = {}) => await api.call('POST', PATH, { ...ART, ...members });
const edit = async (code: string, members: object) => await api.call('PUT', `${PATH}/${code}`, members);
const remove = async (code: string) => await api.call('DELETE', `${PATH}/${code}`);
const codes = async () =>
  (await api.call('GET', PATH)).as(assetKindListSchema).items.map((kind) => kind.code);
const enter = async (asset_type: string, members: object = {}) =>
  await api.call('POST', '/other-assets', { asset_type, currency: 'EUR', value: '5', ...members });
const undo = async (id: number) => await api.call('POST', `/changes/${id}/undo`);

function refusals(answer: Answer) {
  expect(answer.status).toBe(422);
  return validationSchema.parse(JSON.parse(answer.text)).detail.map(({ type, loc }) => [type, ...loc]);
}

test('the six kinds of the first version are there, without a change', async () => {
  const { items, total } = (await api.call('GET', PATH)).as(assetKindListSchema);
  expect(total).toBe(6);
  expect(items.map((kind) => [kind.id, kind.code, kind.needs_account, kind.currency])).toEqual([
    [1, 'investments', false, null],
    [2, 'crypto', false, null],
    [3, 'cash_eur', true, 'EUR'],
    [4, 'cash_czk', true, 'CZK'],
    [5, 'cd_account', false, null],
    [6, 'pension_fund', false, null],
  ]);
  expect(items.every((kind) => kind.is_builtin && kind.name !== '')).toBe(true);
  expect((await api.call('GET', '/changes')).as(changeListSchema).total).toBe(0);
});

describe('a kind of the owner', () => {
  test('is added, and assets can be of it', async () => {
    const answer = await add({ name: ' Art ' });
    expect([answer.status, answer.changeId]).toEqual([201, 1]);
    expect(answer.as(assetKindSchema)).toMatchObject({ ...ART, id: 7, is_builtin: false });
    expect((await enter('art')).as(otherAssetSchema).asset_type).toBe('art');
    expect((await enter('art', { asset_detail: 'Wise' })).detail).toContain('only for cash');
  });

  test('may need an account and have one currency only', async () => {
    await add({ code: 'broker_cash', needs_account: true, currency: 'CZK' });
    expect((await enter('broker_cash', { currency: 'CZK' })).detail).toContain('account name');
    expect((await enter('broker_cash', { asset_detail: 'Wise' })).detail).toContain('needs currency CZK');
    expect((await enter('broker_cash', { currency: 'CZK', asset_detail: 'Wise' })).status).toBe(200);
  });

  test('needs no more than a code and a name', async () => {
    const answer = await api.call('POST', PATH, { code: 'gold', name: 'Gold' });
    expect(answer.as(assetKindSchema)).toMatchObject({ needs_account: false, currency: null });
  });

  test('is there once', async () => {
    await add();
    for (const code of ['art', 'investments']) {
      const answer = await add({ code });
      expect([answer.status, answer.detail.includes('already exists')]).toEqual([409, true]);
    }
  });

  test.each([
    [{ code: '' }, ['string_too_short', 'body', 'code']],
    [{ code: 'Art' }, ['value_error', 'body', 'code']],
    [{ code: 'a/b' }, ['value_error', 'body', 'code']],
    [{ code: 'x'.repeat(51) }, ['string_too_long', 'body', 'code']],
    [{ name: ' ' }, ['value_error', 'body', 'name']],
    [{ needs_account: 'yes' }, ['bool_type', 'body', 'needs_account']],
    [{ currency: 'USD' }, ['enum', 'body', 'currency']],
  ])('%j is refused', async (members, expected) => {
    expect(refusals(await add(members))).toEqual([expected]);
    expect(await codes()).toHaveLength(6);
  });

  test('what is refused of an asset names the kinds that there are', async () => {
    await add();
    await remove('crypto');
    const answer = await enter('gold', { value: '-1' });
    const { detail } = validationSchema.parse(JSON.parse(answer.text));
    expect(detail.map(({ type, loc }) => [type, ...loc])).toEqual([
      ['enum', 'body', 'asset_type'],
      ['greater_than_equal', 'body', 'value'],
    ]);
    const expected = "'investments', 'cash_eur', 'cash_czk', 'cd_account', 'pension_fund' or 'art'";
    expect(detail[0]).toMatchObject({ msg: `Input should be ${expected}`, ctx: { expected } });
  });
});

describe('editing', () => {
  test('renames at any time; the same again is no change', async () => {
    await enter('crypto');
    const answer = await edit('crypto', { name: 'Coins' });
    expect(answer.as(assetKindSchema)).toMatchObject({ code: 'crypto', name: 'Coins', is_builtin: true });
    expect((await edit('crypto', { name: 'Coins', needs_account: false })).changeId).toBeNull();
    expect((await edit('crypto', {})).changeId).toBeNull();
    const { changes } = (await api.call('GET', '/changes?limit=1')).as(changeListSchema);
    expect(changes[0]?.summary).toBe('Renamed the kind of asset Crypto to Coins');
  });

  test('changes account and currency only while nothing is of the kind', async () => {
    const other = { needs_account: true, currency: 'CZK' };
    expect((await edit('crypto', other)).as(assetKindSchema)).toMatchObject(other);
    expect((await edit('crypto', { currency: null })).as(assetKindSchema).currency).toBeNull();
    await enter('crypto', { asset_detail: 'Wise' });
    for (const rule of [{ needs_account: false }, { currency: 'EUR' }]) {
      const answer = await edit('crypto', rule);
      expect([answer.status, answer.detail.includes('there is an asset of it')]).toEqual([409, true]);
    }
    expect((await edit('investments', { needs_account: true })).status).toBe(409);
  });

  test('of nothing is 404, and null is no name', async () => {
    expect((await edit('nothing', { name: 'x' })).status).toBe(404);
    expect(refusals(await edit('crypto', { name: null }))).toEqual([['string_type', 'body', 'name']]);
  });
});

describe('deleting', () => {
  test('is refused while an asset is of the kind, and for investments always', async () => {
    await enter('pension_fund');
    for (const code of ['pension_fund', 'investments']) {
      const answer = await remove(code);
      expect([answer.status, answer.detail.includes('stays')]).toEqual([409, true]);
    }
    expect((await remove('nothing')).status).toBe(404);
    expect((await remove('cd_account')).status).toBe(204);
    expect(await codes()).not.toContain('cd_account');
    expect((await undo(2)).status).toBe(201);
    expect(await codes()).toContain('cd_account');
  });

  test('and coming back take turns with the assets of the kind', async () => {
    await add();
    await enter('art');
    const early = await undo(1);
    expect([early.status, undoConflictSchema.parse(JSON.parse(early.text)).conflicting_change]).toEqual([
      409, 2,
    ]);
    await api.call('DELETE', '/other-assets/art');
    await remove('art');
    const homeless = await undo(3);
    expect([homeless.status, undoConflictSchema.parse(JSON.parse(homeless.text)).conflicting_change]).toEqual(
      [409, 4],
    );
    expect((await undo(4)).status).toBe(201);
    expect((await undo(3)).status).toBe(201);
    expect((await enter('art')).status).toBe(200);
  });
});
