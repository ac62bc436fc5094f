import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { deletedSchema, validationSchema } from '../../http/wire.ts';
import { degiroFile, sampleTrades } from '../../testing/degiro-file.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import {
  recordedTransactionsSchema,
  transactionIdsSchema,
  transactionListSchema,
} from './transactions.schema.ts';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const FUND = 'IE00BK5BQT80';
const OTHER = 'IE00B4L5Y983';

async function record(members: object = {}) {
  const trade = { date: '2025-01-15', isin: FUND, broker: 'DEGIRO', units: '10', price_per_unit: '100' };
  const answer = await api.call('POST', '/transactions', {
    ...{ ...trade, fee: '2', transaction_type: 'BUY' },
    ...members,
  });
  expect(answer.status).toBe(201);
}

const remove = async (ids: unknown) => await api.call('POST', '/transactions/delete', { ids });
const ids = async (query = '') =>
  (await api.call('GET', `/transactions/ids?${query}`)).as(transactionIdsSchema).ids;
const listed = async () =>
  (await api.call('GET', '/transactions?sort_order=asc'))
    .as(transactionListSchema)
    .transactions.map((row) => row.id);

describe('several trades', () => {
  const trade = { date: '2025-01-15', isin: FUND, broker: 'DEGIRO', units: '10', price_per_unit: '100' };
  const buy = { ...trade, fee: '2', transaction_type: 'BUY' };
  const recordAll = async (transactions: unknown) =>
    await api.call('POST', '/transactions/bulk', { transactions });

  test('are recorded as one change, and one undo takes all of them back', async () => {
    const answer = await recordAll([buy, { ...buy, isin: OTHER, units: '3' }]);
    expect(answer.status).toBe(201);
    const { transactions } = answer.as(recordedTransactionsSchema);
    expect(transactions).toMatchObject([
      { id: 1, isin: FUND, net_amount: '-1002.00' },
      { id: 2, isin: OTHER, net_amount: '-302.00' },
    ]);
    const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
    expect(changes).toMatchObject([
      { id: answer.changeId, action: 'create', summary: 'Recorded 2 transactions', row_count: 2 },
    ]);
    expect((await api.call('POST', '/changes/1/undo')).status).toBe(201);
    expect(await listed()).toEqual([]);
  });

  test('of which one is wrong are not recorded at all, and it is named', async () => {
    for (const [wrong, loc] of [
      [{ ...buy, units: '0' }, 'units'],
      [{ ...buy, currency: 'USD' }, 'exchange_rate'],
      [{ ...buy, amount: '5' }, 'amount'],
      [{ ...buy, date: '2999-01-01' }, 'date'],
    ] as const) {
      const answer = await recordAll([buy, wrong]);
      expect(answer.status).toBe(422);
      const { detail } = validationSchema.parse(JSON.parse(answer.text));
      expect(detail.map((one) => one.loc)).toEqual([['body', 'transactions', 1, loc]]);
    }
    for (const none of [[], {}, undefined, Array.from({ length: 201 }, () => buy)])
      expect((await recordAll(none)).status).toBe(422);
    expect(await listed()).toEqual([]);
    expect((await api.call('GET', '/changes')).as(changeListSchema).changes).toEqual([]);
  });

  test('are deleted as one change, and one undo brings all of them back', async () => {
    for (const units of ['1', '2', '3', '4']) await record({ units });
    const answer = await remove([1, 3, 4]);
    expect([answer.status, answer.as(deletedSchema).deleted_count]).toEqual([200, 3]);
    expect(await listed()).toEqual([2]);
    const { changes } = (await api.call('GET', '/changes?limit=1')).as(changeListSchema);
    expect(changes).toMatchObject([
      { id: answer.changeId, action: 'delete', summary: 'Deleted 3 transactions', row_count: 3 },
    ]);
    expect((await api.call('POST', `/changes/${String(answer.changeId)}/undo`)).status).toBe(201);
    expect(await listed()).toEqual([1, 2, 3, 4]);
  });

  test('that are not there any more are passed over; when none is, nothing changes', async () => {
    await record();
    await record();
    const answer = await remove([2, 2, 7]);
    expect(answer.as(deletedSchema).deleted_count).toBe(1);
    const { changes } = (await api.call('GET', '/changes?limit=1')).as(changeListSchema);
    expect(changes[0]?.summary).toBe('Deleted 1 transaction');
    for (const nothing of [[2], []]) {
      const again = await remove(nothing);
      expect([again.as(deletedSchema).deleted_count, again.changeId]).toEqual([0, null]);
    }
  });

  test('take the values of the positions with them that they close, and undo brings those back', async () => {
    await record();
    await record({ isin: OTHER });
    await record({ isin: OTHER, units: '3' });
    for (const isin of [FUND, OTHER]) {
      await api.call('POST', '/position-values', { isin, current_value: '500' });
    }
    const { changeId } = await remove([1, 2]);
    const values = async () => {
      const list = z.object({ position_values: z.array(z.object({ isin: z.string() })) });
      const answer = await api.call('GET', '/position-values');
      return answer.as(list).position_values.map(({ isin }) => isin);
    };
    expect(await values()).toEqual([OTHER]);
    await api.call('POST', `/changes/${String(changeId)}/undo`);
    expect((await values()).toSorted()).toEqual([OTHER, FUND]);
  });

  test('are thousands in one change', async () => {
    const file = degiroFile(sampleTrades(400, 7));
    await api.upload('/transactions/degiro-import-csv-transactions', 'a.csv', file);
    const file2 = degiroFile(sampleTrades(400, 7, 400));
    await api.upload('/transactions/degiro-import-csv-transactions', 'b.csv', file2);
    const all = await ids();
    expect(all).toHaveLength(800);
    const answer = await remove(all);
    expect([answer.as(deletedSchema).deleted_count, await listed()]).toEqual([800, []]);
    await api.call('POST', `/changes/${String(answer.changeId)}/undo`);
    expect(await ids()).toHaveLength(800);
  });

  test.each([[undefined], ['1'], [['x']], [[1.5]], [{}]])('ids %j are 422', async (wrong) => {
    await record();
    expect((await remove(wrong)).status).toBe(422);
    expect(await listed()).toEqual([1]);
  });
});

test('the ids of everything that a list finds', async () => {
  await record();
  await record({ isin: OTHER, broker: 'IBKR' });
  await record({ transaction_type: 'SELL', units: '1' });
  expect((await ids()).toSorted()).toEqual([1, 2, 3]);
  expect(await ids('search=ibkr')).toEqual([2]);
  expect(await ids(`isin=${FUND}&sort_by=net_amount&sort_order=asc`)).toEqual([1, 3]);
  expect((await api.call('GET', '/transactions/ids?sort_by=id')).status).toBe(422);
});
