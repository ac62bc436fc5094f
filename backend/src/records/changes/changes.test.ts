import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ExportedTrade, degiroFile, sampleIsin, sampleTrades } from '../../testing/degiro-file.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';
import { importReportSchema } from '../imports/imports.schema.ts';
import { positionValueListSchema } from '../position-values/position-values.schema.ts';
import { transactionListSchema, transactionSchema } from '../transactions/transactions.schema.ts';
import { changeDetailSchema, changeListSchema, changeSchema, undoConflictSchema } from './changes.schema.ts';

const IMPORT = '/transactions/degiro-import-csv-transactions';
const ISIN = sampleIsin(1);
const BUY = {
  date: '2025-01-15',
  isin: ISIN,
  broker: 'DEGIRO',
  fee: '2.00',
  units: '10',
  price_per_unit: '100',
  transaction_type: 'BUY',
};

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const changeOf = (answer: Answer): number => {
  if (answer.changeId === null) throw new Error(`no change was made: ${answer.status} ${answer.text}`);
  return answer.changeId;
};
const record = async (members: object = {}) =>
  await api.call('POST', '/transactions', { ...BUY, ...members });
const importTrades = async (trades: readonly ExportedTrade[]) =>
  (await api.upload(IMPORT, 'trades.csv', degiroFile(trades))).as(importReportSchema);
const undo = async (id: number) => await api.call('POST', `/changes/${id}/undo`);
const list = async (query = '') => (await api.call('GET', `/changes${query}`)).as(changeListSchema);
const ledger = async () => (await api.call('GET', '/transactions?limit=1000')).as(transactionListSchema);
const valued = async () =>
  (await api.call('GET', '/position-values'))
    .as(positionValueListSchema)
    .position_values.map((value) => value.isin);

describe('the list', () => {
  test('has every change, newest first, with what the rows were before and after', async () => {
    const { id } = (await record()).as(transactionSchema);
    await api.call('PUT', `/transactions/${id}`, { fee: '9' });
    await api.call('DELETE', `/transactions/${id}`);
    const { changes, total, skip, limit } = await list();
    expect([total, skip, limit]).toEqual([3, 0, 50]);
    expect(changes.map(({ id, action, subject, row_count }) => [id, action, subject, row_count])).toEqual([
      [3, 'delete', 'transactions', 1],
      [2, 'update', 'transactions', 1],
      [1, 'create', 'transactions', 1],
    ]);
    expect(changes.map(({ rows }) => rows)).toMatchObject([
      [{ id, before: { fee: '9' }, after: null }],
      [{ id, before: { fee: '2' }, after: { fee: '9' } }],
      [{ id, before: null, after: { fee: '2', isin: ISIN } }],
    ]);
  });

  test('is told in pages', async () => {
    for (const fee of ['1', '2', '3']) await record({ fee });
    expect((await list('?limit=1&skip=1')).changes.map(({ id }) => id)).toEqual([2]);
    expect((await list('?skip=7')).changes).toEqual([]);
    for (const query of ['?limit=0', '?limit=1001', '?skip=-1', '?limit=x'])
      expect((await api.call('GET', `/changes${query}`)).status).toBe(422);
  });

  test('can be narrowed to one kind of row, with the total of those', async () => {
    await record();
    await api.call('POST', '/settings/exchange-rate', { exchange_rate: '24.35' });
    await record({ date: '2025-01-16' });
    const { changes, total } = await list('?subject=transactions&limit=1');
    expect([changes.map(({ id }) => id), total]).toEqual([[3], 2]);
    expect((await list('?subject=settings')).changes.map(({ id }) => id)).toEqual([2]);
    expect(await list('?subject=snapshots')).toMatchObject({ changes: [], total: 0 });
    expect((await api.call('GET', '/changes?subject=changes')).status).toBe(422);
  });

  test('shows the first rows of a large change; all of them are told by its id, in pages', async () => {
    const { change_id: id } = await importTrades(sampleTrades(40, 3));
    const [change] = (await list()).changes;
    expect(change).toMatchObject({ id, action: 'import', row_count: 40 });
    expect(change?.rows).toHaveLength(5);
    const detail = (await api.call('GET', `/changes/${id ?? 0}?skip=30&limit=20`)).as(changeDetailSchema);
    expect(detail.rows).toHaveLength(10);
    expect(detail).toMatchObject({ row_count: 40, skip: 30, limit: 20 });
  });

  test('an id that no change has is 404, one that is none is 422', async () => {
    for (const path of ['/changes/9', '/changes/99999999999999999999999'])
      expect((await api.call('GET', path)).status).toBe(404);
    expect((await undo(9)).status).toBe(404);
    expect((await api.call('GET', '/changes/x')).status).toBe(422);
    expect((await api.call('POST', '/changes/x/undo')).status).toBe(422);
  });
});

describe('undo', () => {
  test('is itself a change, told by both sides, and can be undone', async () => {
    const { id } = (await record()).as(transactionSchema);
    const edit = changeOf(await api.call('PUT', `/transactions/${id}`, { fee: '9' }));
    const feeNow = async () => (await api.call('GET', `/transactions/${id}`)).as(transactionSchema).fee;
    const answer = await undo(edit);
    const undone = answer.as(changeSchema);
    expect([answer.status, answer.changeId]).toEqual([201, undone.id]);
    expect(undone).toMatchObject({ action: 'undo', undoes: edit, undone_by: null, row_count: 1 });
    expect(await feeNow()).toBe('2.00');
    expect((await list()).changes.find((change) => change.id === edit)?.undone_by).toBe(undone.id);
    expect((await undo(undone.id)).status).toBe(201);
    expect(await feeNow()).toBe('9.00');
  });

  test('of a deletion brings the row back under its id; of a creation removes it', async () => {
    const created = await record();
    const { id } = created.as(transactionSchema);
    const deletion = changeOf(await api.call('DELETE', `/transactions/${id}`));
    expect((await undo(deletion)).status).toBe(201);
    expect((await ledger()).transactions.map((row) => row.id)).toEqual([id]);
    expect((await undo(changeOf(created))).status).toBe(201);
    expect((await ledger()).total).toBe(0);
    expect((await undo(deletion)).status).toBe(409); // it was undone already
  });

  test('goes back step by step, and forth again', async () => {
    const { id } = (await record()).as(transactionSchema);
    for (const fee of ['3', '4', '5']) await api.call('PUT', `/transactions/${id}`, { fee });
    const feeNow = async () => (await ledger()).transactions[0]?.fee;
    const undos: number[] = [];
    for (const [change, fee] of [
      [4, '4.00'],
      [3, '3.00'],
      [2, '2.00'],
      [1, undefined],
    ] as const) {
      const answer = await undo(change);
      expect([answer.status, await feeNow()]).toEqual([201, fee]);
      undos.push(changeOf(answer));
    }
    for (const fee of ['2.00', '3.00', '4.00', '5.00']) {
      expect((await undo(undos.pop() ?? 0)).status).toBe(201);
      expect(await feeNow()).toBe(fee);
    }
  });

  test('of an early step names the last one that stands in its way, and the list tells so before', async () => {
    const { id } = (await record()).as(transactionSchema);
    for (const fee of ['3', '4']) await api.call('PUT', `/transactions/${id}`, { fee });
    const told = async () =>
      (await list()).changes.map((change) => [change.id, change.can_undo, change.conflicting_change]);
    expect(await told()).toEqual([
      [3, true, null],
      [2, false, 3],
      [1, false, 3],
    ]);
    expect((await undo(1)).detail).toContain('change 3 came later');
    await undo(3);
    expect(await told()).toEqual([
      [4, true, null],
      [3, false, 4],
      [2, true, null],
      [1, false, 2],
    ]);
    const detail = (await api.call('GET', '/changes/1')).as(changeDetailSchema);
    expect([detail.can_undo, detail.conflicting_change]).toEqual([false, 2]);
  });

  test('is not looked into for a large change of a list, but for itself', async () => {
    await importTrades(sampleTrades(2001, 9));
    const [imported] = (await list()).changes;
    expect(imported).toMatchObject({ can_undo: null, conflicting_change: null });
    const detail = async () => (await api.call('GET', `/changes/${imported?.id}`)).as(changeDetailSchema);
    expect((await detail()).can_undo).toBe(true);
    const deleted = await api.call('DELETE', '/transactions/7');
    expect(await detail()).toMatchObject({ can_undo: false, conflicting_change: deleted.changeId });
  });

  test('twice is refused and names the undo', async () => {
    const created = changeOf(await record());
    await undo(created);
    const again = await undo(created);
    expect([again.status, again.detail]).toEqual([409, 'Change 1 was already undone, by change 2.']);
    expect(undoConflictSchema.parse(JSON.parse(again.text)).conflicting_change).toBe(2);
  });

  test('reverts an import of 5,000 rows whole, and the import itself can come back', async () => {
    await record();
    const { change_id: id, successful } = await importTrades(sampleTrades(5000, 50));
    expect(successful).toBe(5000);
    const undone = (await undo(id ?? 0)).as(changeSchema);
    expect(undone.row_count).toBe(5000);
    expect((await ledger()).total).toBe(1);
    expect((await undo(undone.id)).status).toBe(201);
    expect((await ledger()).total).toBe(5001);
  });

  test('of deleting everything brings everything back, position values too', async () => {
    await importTrades(sampleTrades(30, 3));
    await api.call('POST', '/position-values', { isin: ISIN, current_value: '500' });
    const wipe = changeOf(await api.call('DELETE', '/transactions'));
    expect([(await ledger()).total, await valued()]).toEqual([0, []]);
    expect((await undo(wipe)).status).toBe(201);
    expect([(await ledger()).total, await valued()]).toEqual([30, [ISIN]]);
  });

  test('takes a value with it that was entered for a position which it closes', async () => {
    const created = changeOf(await record());
    await api.call('POST', '/position-values', { isin: ISIN, current_value: '500' });
    await undo(created);
    expect(await valued()).toEqual([]);
  });
});

describe('an undo that a later change stands in the way of is refused and names it', () => {
  test('a row that was edited since', async () => {
    const created = await record();
    const { id } = created.as(transactionSchema);
    const edit = changeOf(await api.call('PUT', `/transactions/${id}`, { fee: '9' }));
    const refused = await undo(changeOf(created));
    expect(refused.status).toBe(409);
    expect(refused.detail).toContain(`change ${edit} came later`);
    const values = { id: String(changeOf(created)), later: String(edit) };
    expect(refused.told).toEqual({ code: 'change_held_back', values });
    expect(undoConflictSchema.parse(JSON.parse(refused.text)).conflicting_change).toBe(edit);
    expect((await ledger()).total).toBe(1);
  });

  test('one edited row of an imported file holds back the whole import', async () => {
    const { change_id: id, results } = await importTrades(sampleTrades(20, 2));
    await api.call('PUT', `/transactions/${results[7]?.transaction_id ?? 0}`, { fee: '9' });
    expect((await undo(id ?? 0)).status).toBe(409);
    expect((await ledger()).total).toBe(20);
  });

  test('a file imported again is not doubled by the return of its first import', async () => {
    const trades = sampleTrades(20, 2);
    const first = await importTrades(trades);
    const undone = changeOf(await undo(first.change_id ?? 0));
    const second = await importTrades(trades);
    const refused = await undo(undone);
    expect(refused.status).toBe(409);
    expect(refused.detail).toContain(`change ${second.change_id ?? 0} came later`);
    expect((await ledger()).total).toBe(20);
    // With the second import out of the way the first can come back.
    await undo(second.change_id ?? 0);
    expect((await undo(undone)).status).toBe(201);
    expect((await ledger()).total).toBe(20);
  });

  test('copies that were there before do not hold it back', async () => {
    const trades = sampleTrades(3, 1);
    await importTrades(trades);
    const copies = await api.upload(`${IMPORT}?allow_duplicates=true`, 'trades.csv', degiroFile(trades));
    const undone = changeOf(await undo(changeOf(copies)));
    expect((await undo(undone)).status).toBe(201);
    expect((await ledger()).total).toBe(6);
  });

  test('trades entered by hand have no such place: equal ones may stand beside each other', async () => {
    const { id } = (await record()).as(transactionSchema);
    const deletion = changeOf(await api.call('DELETE', `/transactions/${id}`));
    await record();
    expect((await undo(deletion)).status).toBe(201);
    expect((await ledger()).total).toBe(2);
  });

  test('a snapshot of the same moment that was taken since', async () => {
    const take = async () => await api.call('POST', '/snapshots?snapshot_datetime=2024-01-01');
    await take();
    const deletion = changeOf(await api.call('DELETE', '/snapshots/2024-01-01'));
    const second = changeOf(await take());
    const refused = await undo(deletion);
    expect(refused.status).toBe(409);
    expect(refused.detail).toContain(`change ${second} came later`);
  });

  test('metadata, a value or an asset that was entered anew since', async () => {
    const entries = [
      ['/isin-metadata', { isin: ISIN, name: 'World', type: 'STOCK' }, `/isin-metadata/${ISIN}`],
      ['/position-values', { isin: ISIN, current_value: '1' }, '/position-values/1'],
      ['/other-assets', { asset_type: 'crypto', currency: 'EUR', value: '1' }, '/other-assets/crypto'],
    ] as const;
    for (const [path, body, one] of entries) {
      await api.call('POST', path, body);
      const deletion = changeOf(await api.call('DELETE', one));
      await api.call('POST', path, body);
      expect((await undo(deletion)).status, path).toBe(409);
    }
  });
});
