import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';
import { transactionListSchema, transactionSchema } from './transactions.schema.ts';

const PURCHASE = {
  date: '2025-01-15',
  isin: 'IE00BK5BQT80',
  broker: 'DEGIRO',
  fee: '2.00',
  price_per_unit: '121.09',
  units: '12',
  transaction_type: 'BUY',
};

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  await api.close();
});

const record = async (members: object = {}) =>
  (await api.call('POST', '/transactions', { ...PURCHASE, ...members })).as(transactionSchema);

const list = async (query = '') => (await api.call('GET', `/transactions${query}`)).as(transactionListSchema);

const ids = async (query: string) => (await list(query)).transactions.map((trade) => trade.id);

/** `member: type` of each entry of a 422. */
function refusals(answer: Answer): string[] {
  expect(answer.status).toBe(422);
  const { detail } = validationSchema.parse(JSON.parse(answer.text));
  return detail.map((entry) => `${entry.loc.slice(1).join('.')}: ${entry.type}`);
}

describe('recording', () => {
  test('a purchase is answered with its sums, padded as clients expect', async () => {
    const answer = await api.call('POST', '/transactions', PURCHASE);
    expect(answer.status).toBe(201);
    expect(answer.as(transactionSchema)).toMatchObject({
      id: 1,
      fee: '2.00',
      price_per_unit: '121.0900',
      units: '12.0000',
      total_without_fees: '1453.08000000', // 12 × 121.09
      total_with_fees: '1455.08000000', // + 2.00
      net_amount: '-1455.08', // what left the account
      currency: 'EUR',
      exchange_rate: null,
      fx_fee: '0.00',
    });
  });

  test('a sale adds its fee to total_with_fees, as clients rely on, and takes it off net_amount', async () => {
    const sale = await record({ transaction_type: 'SELL' });
    expect(sale.total_with_fees).toBe('1455.08000000');
    expect(sale.net_amount).toBe('1451.08'); // 1453.08 − 2.00
  });

  test('every digit survives from the request to the answer, from JSON numbers too', async () => {
    const text = JSON.stringify(PURCHASE).replace('"12"', '123456789012345.1234567891');
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/v1/transactions',
      payload: text,
      headers: { 'content-type': 'application/json' },
    });
    expect(transactionSchema.parse(answer.json()).units).toBe('123456789012345.1234567891');
  });

  test('a price in another currency is kept with the rate of the trade; sums are in euro', async () => {
    const trade = await record({
      price_per_unit: '10.50',
      units: '10',
      currency: 'usd',
      exchange_rate: '1.05',
      fx_fee: '0.25',
    });
    expect(trade).toMatchObject({ currency: 'USD', exchange_rate: '1.05', price_per_unit: '10.5000' });
    expect(trade.total_without_fees).toBe('100.00000000'); // 10 × 10.50 / 1.05
    expect(trade.net_amount).toBe('-102.25'); // −(100 + 2.00 + 0.25)
  });

  test('a price in another currency without a rate is refused, and so is a rate for euro', async () => {
    expect(refusals(await api.call('POST', '/transactions', { ...PURCHASE, currency: 'USD' }))).toEqual([
      'exchange_rate: value_error',
    ]);
    expect(refusals(await api.call('POST', '/transactions', { ...PURCHASE, exchange_rate: '1.1' }))).toEqual([
      'exchange_rate: value_error',
    ]);
  });

  test('a fee is not asked for; members that mean nothing are ignored', async () => {
    const { fee: _fee, ...withoutFee } = PURCHASE;
    const answer = await api.call('POST', '/transactions', { ...withoutFee, id: 99, colour: 'blue' });
    expect(answer.as(transactionSchema)).toMatchObject({ id: 1, fee: '0.00' });
  });

  test('every member that is wrong is reported at once, in the order of the members', async () => {
    const answer = await api.call('POST', '/transactions', {
      date: '2999-01-01',
      isin: 'IE00BK5BQT81',
      broker: '',
      fee: null,
      price_per_unit: 0,
      units: 'many',
      transaction_type: 'buy',
    });
    expect(refusals(answer)).toEqual([
      'date: value_error',
      'isin: value_error',
      'broker: string_too_short',
      'fee: decimal_type',
      'price_per_unit: greater_than',
      'units: decimal_parsing',
      'transaction_type: enum',
    ]);
    expect(answer.detail).toContain('future');
    expect(answer.detail).toContain('ends in 0');
    expect((await list()).total).toBe(0);
  });

  test('a sale that nothing covers is accepted: people import partial histories', async () => {
    expect((await api.call('POST', '/transactions', { ...PURCHASE, transaction_type: 'SELL' })).status).toBe(
      201,
    );
  });
});

describe('listing', () => {
  beforeEach(async () => {
    await record({ date: '2024-03-01' });
    await record({ date: '2024-01-01', broker: 'Trade Republic' });
    await record({ date: '2024-03-01', transaction_type: 'SELL', isin: 'DE000A0S9GB0' });
  });

  test('newest first, ties by id in the direction of the sort', async () => {
    expect(await ids('')).toEqual([3, 1, 2]);
    expect(await ids('?sort_order=asc')).toEqual([2, 1, 3]);
    expect(await ids('?sort_by=created_at&sort_order=asc')).toEqual([1, 2, 3]);
  });

  test.each([
    ['?isin=ie00bk5bqt80', [1, 2]],
    ['?isin=IE00BK5', []],
    ['?isin=', [3, 1, 2]],
    ['?broker=DEGIRO', [3, 1]],
    ['?broker=degiro', []],
    ['?transaction_type=SELL', [3]],
    ['?start_date=2024-01-01&end_date=2024-01-01', [2]],
    ['?start_date=2024-02-01', [3, 1]],
    ['?start_date=2025-01-01&end_date=2024-01-01', []],
    ['?isin=IE00BK5BQT80&broker=DEGIRO&transaction_type=BUY', [1]],
  ])('%s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  test('total counts what matches before paging', async () => {
    expect(await list('?skip=1&limit=1')).toMatchObject({ total: 3, skip: 1, limit: 1 });
    expect(await ids('?skip=1&limit=1')).toEqual([1]);
  });

  test.each([
    ['?limit=0', 'limit: greater_than_equal'],
    ['?limit=1001', 'limit: less_than_equal'],
    ['?skip=-1', 'skip: greater_than_equal'],
    ['?skip=x', 'skip: int_parsing'],
    ['?transaction_type=', 'transaction_type: enum'],
    ['?start_date=', 'start_date: date_from_datetime_parsing'],
    ['?sort_order=DESC', 'sort_order: string_pattern_mismatch'],
  ])('%s is refused: %s', async (query, expected) => {
    expect(refusals(await api.call('GET', `/transactions${query}`))).toEqual([expected]);
  });
});

describe('editing', () => {
  test('changes only the members that are present', async () => {
    await record();
    const edited = (await api.call('PUT', '/transactions/1', { fee: '3.5' })).as(transactionSchema);
    expect(edited).toMatchObject({ fee: '3.50', units: '12.0000', broker: 'DEGIRO' });
  });

  test('an edit that alters nothing leaves updated_at and makes no change', async () => {
    const before = await record();
    const answer = await api.call('PUT', '/transactions/1', { fee: '2', units: '12.0' });
    expect(answer.changeId).toBeNull();
    expect(answer.as(transactionSchema)).toEqual(before);
  });

  test('one made from an older state is refused and changes nothing; without a basis the last one wins', async () => {
    const { updated_at: read } = await record();
    const edit = async (members: object) => await api.call('PUT', '/transactions/1', members);
    const there = (await edit({ fee: '3', based_on: read })).as(transactionSchema);
    const late = await edit({ fee: '4', based_on: read });
    expect([late.status, late.told, late.changeId]).toEqual([
      409,
      { code: 'row_changed', values: { updated_at: there.updated_at } },
      null,
    ]);
    expect((await list()).transactions[0]?.fee).toBe('3.00');
    expect((await edit({ fee: '4', based_on: there.updated_at })).as(transactionSchema).fee).toBe('4.00');
    expect((await edit({ fee: '5' })).as(transactionSchema).fee).toBe('5.00');
    expect(refusals(await edit({ based_on: 'yesterday' }))).toEqual(['based_on: datetime_from_date_parsing']);
  });

  test('null is refused for every member of the first version', async () => {
    await record();
    for (const member of Object.keys(PURCHASE)) {
      expect(refusals(await api.call('PUT', '/transactions/1', { [member]: null }))[0]).toMatch(
        `${member}: `,
      );
    }
  });

  test('the body is judged before the id', async () => {
    expect((await api.call('PUT', '/transactions/77', { units: 0 })).status).toBe(422);
    expect((await api.call('PUT', '/transactions/77', { units: 1 })).status).toBe(404);
  });
});

describe('deleting', () => {
  test('answers 204 without a body, then 404', async () => {
    await record();
    const answer = await api.call('DELETE', '/transactions/1');
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await api.call('DELETE', '/transactions/1')).status).toBe(404);
  });

  test('an id is never used again', async () => {
    await record();
    await api.call('DELETE', '/transactions/1');
    expect((await record()).id).toBe(2);
    await api.call('DELETE', '/transactions');
    expect((await record()).id).toBe(3);
  });

  test('deleting everything says how many there were, also when there were none', async () => {
    await record();
    await record();
    const deleteAll = async () => JSON.parse((await api.call('DELETE', '/transactions')).text) as unknown;
    expect(await deleteAll()).toEqual({ message: 'Deleted 2 transactions', deleted_count: 2 });
    expect(await deleteAll()).toEqual({ message: 'Deleted 0 transactions', deleted_count: 0 });
    await record();
    expect(await deleteAll()).toEqual({ message: 'Deleted 1 transaction', deleted_count: 1 });
  });
});

describe('ids of a path', () => {
  test.each([
    ['/transactions/1.0', 200],
    ['/transactions/-1', 404],
    ['/transactions/99999999999999999999999999', 404],
    ['/transactions/one', 422],
    ['/transactions/degiro-import-csv-transactions', 422],
  ])('GET %s answers %i', async (path, status) => {
    await record();
    expect((await api.call('GET', path)).status).toBe(status);
  });

  test('one that nothing can have is named as it was asked for, not taken for 0', async () => {
    const answer = await api.call('GET', '/transactions/100000000000000000000');
    expect(answer.text).toContain('There is no transaction with ID 100000000000000000000.');
  });
});
