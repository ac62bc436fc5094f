import { afterEach, beforeEach, expect, test } from 'vitest';
import { snapshotListSchema } from '../../reports/snapshots/snapshots.schema.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeDetailSchema, undoConflictSchema } from '../changes/changes.schema.ts';
import { otherAssetListSchema } from '../other-assets/other-assets.schema.ts';
import { assetAccountListSchema, assetAccountSchema } from './asset-accounts.schema.ts';

const PATH = '/asset-accounts';
const WISE = 4;

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const names = async () =>
  (await api.call('GET', PATH)).as(assetAccountListSchema).items.map((account) => account.name);
const add = async (name: unknown) => await api.call('POST', PATH, { name });
const rename = async (id: number, name: string) => await api.call('PUT', `${PATH}/${id}`, { name });
const enter = async (asset_type: string, asset_detail: string, currency = 'EUR') =>
  await api.call('POST', '/other-assets', { asset_type, asset_detail, currency, value: '5' });
const assets = async () =>
  (await api.call('GET', '/other-assets?include_investments=false'))
    .as(otherAssetListSchema)
    .other_assets.map((asset) => `${asset.asset_type} ${asset.asset_detail ?? ''}`);
const undo = async (id: number) => await api.call('POST', `/changes/${id}/undo`);

test('the five accounts of the first version are there; another can be added and used', async () => {
  expect(await names()).toEqual(['CSOB', 'RAIF', 'Revolut', 'Wise', 'Degiro']);
  const answer = await add(' Fio ');
  expect([answer.status, answer.changeId]).toEqual([201, 1]);
  expect(answer.as(assetAccountSchema)).toMatchObject({ name: 'Fio', id: 6 });
  expect((await enter('cash_czk', 'Fio', 'CZK')).status).toBe(200);
});

test('a name is there once, and is more than blanks', async () => {
  expect((await add('Wise')).status).toBe(409);
  expect((await rename(1, 'Wise')).status).toBe(409);
  for (const name of ['', ' ', null, 'x'.repeat(101), 'a\u0000']) expect((await add(name)).status).toBe(422);
  expect(await names()).toHaveLength(5);
});

test('a new name goes along with its assets, in one change; snapshots keep the name of their day', async () => {
  await enter('cash_eur', 'Wise');
  await enter('cash_czk', 'Wise', 'CZK');
  await enter('cash_eur', 'Revolut');
  await api.call('POST', '/snapshots');
  const answer = await rename(WISE, 'Wise Business');
  expect(answer.as(assetAccountSchema)).toMatchObject({ id: WISE, name: 'Wise Business' });
  expect(await assets()).toEqual(['cash_czk Wise Business', 'cash_eur Revolut', 'cash_eur Wise Business']);
  const change = (await api.call('GET', `/changes/${answer.changeId ?? 0}`)).as(changeDetailSchema);
  expect(change).toMatchObject({
    subject: 'asset_accounts',
    summary: 'Renamed the account Wise to Wise Business',
    row_count: 3,
  });
  const { snapshots } = (await api.call('GET', '/snapshots')).as(snapshotListSchema);
  expect(snapshots.filter((row) => row.asset_detail === 'Wise')).toHaveLength(2);
  expect((await rename(WISE, 'Wise Business')).changeId).toBeNull();
  expect((await undo(answer.changeId ?? 0)).status).toBe(201);
  expect(await assets()).toEqual(['cash_czk Wise', 'cash_eur Revolut', 'cash_eur Wise']);
  expect(await names()).toContain('Wise');
});

test('a new name that an asset has been entered with since cannot be undone before it', async () => {
  await rename(WISE, 'Other');
  await enter('cash_eur', 'Other');
  const answer = await undo(1);
  expect([answer.status, undoConflictSchema.parse(JSON.parse(answer.text)).conflicting_change]).toEqual([
    409, 2,
  ]);
  expect(await names()).toContain('Other');
  await undo(2);
  expect((await undo(1)).status).toBe(201);
});

test('an account with assets in it stays, an empty one goes and comes back', async () => {
  await enter('cash_eur', 'Wise');
  const stays = await api.call('DELETE', `${PATH}/${WISE}`);
  expect([stays.status, stays.detail.includes('an asset is in it')]).toEqual([409, true]);
  await enter('cash_czk', 'Wise', 'CZK');
  const both = await api.call('DELETE', `${PATH}/${WISE}`);
  expect(both.detail).toContain('2 assets are in it');
  expect(both.told).toEqual({ code: 'account_has_assets', values: { name: 'Wise', count: '2' } });
  expect((await api.call('DELETE', `${PATH}/1`)).status).toBe(204);
  expect(await names()).toEqual(['RAIF', 'Revolut', 'Wise', 'Degiro']);
  expect((await enter('cash_eur', 'CSOB')).detail).toContain('one of RAIF, Revolut, Wise, Degiro');
  expect((await undo(3)).status).toBe(201);
  expect(await names()).toContain('CSOB');
});

test('what is not there is 404', async () => {
  expect((await rename(99, 'x')).status).toBe(404);
  expect((await api.call('DELETE', `${PATH}/99`)).status).toBe(404);
  expect((await api.call('DELETE', `${PATH}/x`)).status).toBe(422);
});
