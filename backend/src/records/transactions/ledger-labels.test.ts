import { expect, test } from 'vitest';
import { degiroFile, sampleTrades } from '../../testing/degiro-file.ts';
import { testApi } from '../../testing/test-api.ts';
import { transactionListSchema } from './transactions.schema.ts';

test('a search and the total know each change at once, though what can be searched is remembered', async () => {
  const api = await testApi();
  const found = async (words: string) =>
    (await api.call('GET', `/transactions?search=${words}`)).as(transactionListSchema).total;
  const total = async () => (await api.call('GET', '/transactions')).as(transactionListSchema).total;
  expect([await found('fio'), await total()]).toEqual([0, 0]);
  const trade = {
    date: '2024-05-02',
    isin: 'IE00B4L5Y983',
    broker: 'Fio',
    transaction_type: 'BUY',
    units: '1',
    price_per_unit: '80',
  };
  const { changeId } = await api.call('POST', '/transactions', trade);
  expect([await total(), await found('fio'), await found('B4L5')]).toEqual([1, 1, 1]);
  const file = degiroFile(sampleTrades(2000, 3));
  await api.upload('/transactions/degiro-import-csv-transactions', 'Transactions.csv', file);
  expect([await found('fio'), await found('degiro'), await total()]).toEqual([1, 2000, 2001]);
  await api.call('POST', `/changes/${String(changeId)}/undo`);
  expect([await total(), await found('fio'), await found('degiro')]).toEqual([2000, 0, 2000]);
  await api.close();
});
