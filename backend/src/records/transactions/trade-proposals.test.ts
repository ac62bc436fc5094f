import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { tradeProposalsSchema } from './trade-proposals.schema.ts';

const WORLD = 'IE00BK5BQT80';
const INDEX = 'DE000A0F5UF5';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const record = async (isin: string, date: string, members: object = {}) => {
  const trade = { broker: 'Fio', units: '1', price_per_unit: '10', fee: '1', transaction_type: 'BUY' };
  expect((await api.call('POST', '/transactions', { ...trade, isin, date, ...members })).status).toBe(201);
};
const proposals = async () => (await api.call('GET', '/transactions/proposals')).as(tradeProposalsSchema);

test('an empty ledger proposes nothing', async () => {
  expect(await proposals()).toEqual({ brokers: [], instruments: [] });
});

test('brokers come by use, each with its newest fee and the most frequent one', async () => {
  await record(WORLD, '2025-01-01', { broker: 'DEGIRO', fee: '3' });
  await record(WORLD, '2025-01-04', { fee: '9.5' });
  await record(WORLD, '2025-01-02', { fee: '2' });
  await record(INDEX, '2025-01-03', { fee: '2.00' });
  expect((await proposals()).brokers).toEqual([
    { broker: 'Fio', count: 3, last_fee: '9.50', usual_fee: '2.00' },
    { broker: 'DEGIRO', count: 1, last_fee: '3.00', usual_fee: '3.00' },
  ]);
});

test('what a broker charged long ago is not usual', async () => {
  for (let day = 1; day <= 28; day += 1) {
    const date = String(day).padStart(2, '0');
    await record(WORLD, `2020-01-${date}`, { fee: '7' });
    await record(WORLD, `2020-02-${date}`, { fee: '7' });
    await record(WORLD, `2021-01-${date}`, { fee: '1' });
    await record(WORLD, `2021-02-${date}`, { fee: String(day) });
  }
  // Of the newest 50 trades 28 cost their day of February and 22 cost 1, as did the first of them.
  expect((await proposals()).brokers).toMatchObject([{ count: 112, last_fee: '28.00', usual_fee: '1.00' }]);
});

test('instruments come by their newest trade, of one day by the order of recording', async () => {
  await record(WORLD, '2025-02-01', { price_per_unit: '101.5', currency: 'USD', exchange_rate: '1.1' });
  await record(INDEX, '2025-02-01', { broker: 'DEGIRO', product: 'INDEX FUND' });
  await record(WORLD, '2025-01-01', { price_per_unit: '90' });
  expect((await proposals()).instruments).toEqual([
    {
      isin: INDEX,
      name: 'INDEX FUND',
      last_broker: 'DEGIRO',
      last_price: '10.0000',
      last_currency: 'EUR',
      count: 1,
    },
    { isin: WORLD, name: null, last_broker: 'Fio', last_price: '101.5000', last_currency: 'USD', count: 2 },
  ]);
});

test('a name is that of the metadata, or what a broker has ever written', async () => {
  await record(WORLD, '2025-01-01', { product: 'WORLD' });
  await record(WORLD, '2025-01-02');
  const name = async () => (await proposals()).instruments[0]?.name;
  expect(await name()).toBe('WORLD');
  await api.call('POST', '/isin-metadata', { isin: WORLD, name: 'All-World', type: 'STOCK' });
  expect(await name()).toBe('All-World');
});
