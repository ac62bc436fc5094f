import { afterEach, beforeEach, expect, test } from 'vitest';
import { todayHere } from '../../db/instant.ts';
import { degiroFile, sampleTrades } from '../../testing/degiro-file.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { listMemory } from './transaction-list.service.ts';
import { exportTransactions } from './transaction-export.service.ts';
import { transactionListSchema } from './transactions.schema.ts';

const PATH = '/transactions/export-csv';
const BUY = {
  date: '2025-01-15',
  isin: 'IE00BK5BQT80',
  broker: 'DEGIRO',
  units: '10.5',
  price_per_unit: '100',
  fee: '2',
  transaction_type: 'BUY',
};
const HEADER =
  'date,isin,broker,fee,price_per_unit,units,transaction_type,id,created_at,updated_at,total_without_fees,' +
  'total_with_fees,net_amount,currency,exchange_rate,fx_fee,time,external_id,product,name,' +
  'amount,tax,new_units,old_units,acquired_on,note';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const record = async (members: object = {}) =>
  await api.call('POST', '/transactions', { ...BUY, ...members });
const lines = async (query = '') => (await api.call('GET', PATH + query)).text.split('\r\n').slice(0, -1);
const importMany = async (count: number) =>
  await api.upload(
    '/transactions/degiro-import-csv-transactions',
    'a.csv',
    degiroFile(sampleTrades(count, 7)),
  );

test('a file of every member, as the list tells it, named after the day', async () => {
  await record({ external_id: 'a "b", c' });
  const answer = await api.call('GET', PATH);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="transactions-${todayHere()}.csv"`,
  );
  const [row] = (await api.call('GET', '/transactions')).as(transactionListSchema).transactions;
  expect(answer.text).toBe(
    `${HEADER}\r\n2025-01-15,IE00BK5BQT80,DEGIRO,2.00,100.0000,10.5000,BUY,1,${row?.created_at ?? ''},` +
      `${row?.updated_at ?? ''},1050.00000000,1052.00000000,-1052.00,EUR,,0.00,,"a ""b"", c",,,,0.00,,,,\r\n`,
  );
});

test('an empty ledger is a header', async () => {
  expect(await lines()).toEqual([HEADER]);
});

test.each(['=1+1', '+1', '-1', '@x', '\tx', '＝1+1', '＋1', '－1', '＠x', "'=x"])(
  'a broker named %j is no formula',
  async (broker) => {
    await record({ broker });
    const [, line = ''] = await lines();
    expect(line).toContain(`,'${broker},`);
    expect(line).toContain(',-1052.00,');
  },
);

test('nothing begins a formula behind a semicolon either, by which some spreadsheets divide the file', async () => {
  await record({ broker: `My;=HYPERLINK("x") ; @y; z-1;'=q` });
  const [, line = ''] = await lines();
  expect(line).toContain(`,"My;'=HYPERLINK(""x"") ; '@y; z-1;''=q",`);
  // As such a spreadsheet sees it: no cell begins like a formula.
  expect(line.split(';').filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
});

test('has the filters and the order of the list', async () => {
  await importMany(60);
  await record({ broker: 'Fio', units: '7' });
  await record({ broker: 'Fio', units: '70' });
  const units = (await lines('?search=fio&sort_by=units&sort_order=asc')).map((line) => line.split(',')[5]);
  expect(units).toEqual(['units', '7.0000', '70.0000']);
  expect(await lines('?transaction_type=SELL')).toHaveLength(1 + 20);
  expect((await api.call('GET', `${PATH}?sort_by=nothing`)).status).toBe(422);
});

test('more rows than one part are all there, each once', async () => {
  await importMany(400);
  for (let index = 0; index < 5; index += 1) {
    await api.upload(
      '/transactions/degiro-import-csv-transactions',
      'b.csv',
      degiroFile(sampleTrades(400, 7, 400 * (index + 1))),
    );
  }
  const [, ...rows] = await lines('?sort_by=name&sort_order=asc');
  const ids = rows.map((line) => line.split(',')[7]);
  expect([ids.length, new Set(ids).size]).toEqual([2400, 2400]);
});

test('changes made while it is sent do not tear it', async () => {
  await importMany(400);
  await importMany(400);
  const { database } = api;
  const parts = (await exportTransactions({ database } as never, listMemory(database), { sort_by: 'isin' }))[
    Symbol.asyncIterator
  ]();
  await parts.next();
  await api.call('DELETE', '/transactions');
  const next = await parts.next();
  expect(String(next.value).split('\r\n')).toHaveLength(401);
});
