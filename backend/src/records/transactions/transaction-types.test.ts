import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { positionDetailSchema } from '../../reports/positions/positions.schema.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';
import { validationSchema } from '../../http/wire.ts';
import { transactionListSchema, transactionSchema } from './transactions.schema.ts';

const FUND = 'IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const post = async (members: object) =>
  await api.call('POST', '/transactions', { date: '2025-03-03', isin: FUND, broker: 'DEGIRO', ...members });

async function record(members: object) {
  const answer = await post(members);
  expect(answer.status, answer.text).toBe(201);
  return answer.as(transactionSchema);
}

const buy = async (members: object = {}) =>
  await record({
    date: '2025-01-15',
    transaction_type: 'BUY',
    units: '10',
    price_per_unit: '100',
    ...members,
  });

const refusals = (answer: Answer) =>
  validationSchema
    .parse(JSON.parse(answer.text))
    .detail.map(({ loc, type, code }) => `${loc.slice(1).join('.')}: ${code ?? type}`);

const position = async (query = '') =>
  (await api.call('GET', `/analytics/positions/${FUND}${query}`)).as(positionDetailSchema);

describe('recording', () => {
  test('a dividend in a foreign currency, with tax', async () => {
    const told = await record({
      transaction_type: 'DIVIDEND',
      amount: '55',
      currency: 'USD',
      exchange_rate: '1.1',
      tax: '13',
      fee: '1',
      note: 'the first',
    });
    // 55 / 1.1 = 50; 50 − 1 − 13
    expect(told).toMatchObject({
      transaction_type: 'DIVIDEND',
      amount: '55.00',
      tax: '13.00',
      total_without_fees: '50.00000000',
      net_amount: '36.00',
      units: null,
      price_per_unit: null,
      note: 'the first',
    });
  });

  test('a split, a fee of the portfolio as a whole, a tax of an instrument', async () => {
    expect(await record({ transaction_type: 'SPLIT', new_units: 3, old_units: 2 })).toMatchObject({
      new_units: 3,
      old_units: 2,
      net_amount: '0.00',
    });
    expect(await record({ transaction_type: 'FEE', isin: null, amount: '9.5' })).toMatchObject({
      isin: null,
      name: null,
      amount: '9.50',
      net_amount: '-9.50',
    });
    expect(await record({ transaction_type: 'TAX', amount: '4' })).toMatchObject({
      isin: FUND,
      net_amount: '-4.00',
    });
  });

  test('transfers, from an own broker and from elsewhere', async () => {
    expect(await record({ transaction_type: 'TRANSFER_OUT', units: '4', fee: '5' })).toMatchObject({
      units: '4.0000',
      price_per_unit: null,
      net_amount: '-5.00',
    });
    expect(
      await record({
        transaction_type: 'TRANSFER_IN',
        units: '4',
        price_per_unit: '80',
        acquired_on: '2019-05-06',
      }),
    ).toMatchObject({ acquired_on: '2019-05-06', total_without_fees: '320.00000000', net_amount: '0.00' });
  });

  test('a purchase with tax: the cash account saw it too', async () => {
    expect(await buy({ tax: '3', fee: '2' })).toMatchObject({
      tax: '3.00',
      total_with_fees: '1002.00000000',
      net_amount: '-1005.00',
    });
  });

  test.each([
    [{ transaction_type: 'DIVIDEND' }, ['amount: missing']],
    [{ transaction_type: 'DIVIDEND', isin: null, amount: '1' }, ['isin: missing']],
    [
      { transaction_type: 'DIVIDEND', amount: '1', units: '2', price_per_unit: '3' },
      ['price_per_unit: member_not_wanted', 'units: member_not_wanted'],
    ],
    [{ transaction_type: 'SPLIT', new_units: 0 }, ['new_units: greater_than_equal', 'old_units: missing']],
    [{ transaction_type: 'SPLIT', new_units: 1.5, old_units: 1 }, ['new_units: int_parsing']],
    [{ transaction_type: 'FEE', units: '1' }, ['units: member_not_wanted', 'amount: missing']],
    [{ transaction_type: 'TAX', amount: '0' }, ['amount: greater_than']],
    [
      { transaction_type: 'TRANSFER_OUT', units: '1', price_per_unit: '9' },
      ['price_per_unit: member_not_wanted'],
    ],
    [{ transaction_type: 'TRANSFER_IN' }, ['units: missing']],
    [
      { transaction_type: 'TRANSFER_IN', units: '1', acquired_on: '2019-01-01' },
      ['acquired_on: acquired_without_price'],
    ],
    [
      { transaction_type: 'TRANSFER_IN', units: '1', price_per_unit: '1', acquired_on: '2025-03-04' },
      ['acquired_on: acquired_after_transfer'],
    ],
    [
      { transaction_type: 'BUY', units: '1', price_per_unit: '1', amount: '1', tax: '-1' },
      ['amount: member_not_wanted', 'tax: greater_than_equal'],
    ],
    [
      { transaction_type: 'BUY', tax: 'x' },
      ['price_per_unit: missing', 'units: missing', 'tax: decimal_parsing'],
    ],
    [
      { transaction_type: 'DIVIDEND', amount: '1', currency: 'USD' },
      ['exchange_rate: exchange_rate_missing'],
    ],
  ])('%j is refused', async (members, expected) => {
    const answer = await post(members);
    expect(answer.status).toBe(422);
    expect(refusals(answer)).toEqual(expected);
    expect((await api.call('GET', '/transactions')).as(transactionListSchema).total).toBe(0);
  });
});

describe('editing', () => {
  test('a type can become another; what it does not have is gone', async () => {
    const { id } = await buy();
    const answer = await api.call('PUT', `/transactions/${id}`, {
      transaction_type: 'DIVIDEND',
      amount: '7',
    });
    expect(answer.as(transactionSchema)).toMatchObject({ amount: '7.00', units: null, price_per_unit: null });
    expect((await position()).total_units).toBe('0.0000');
  });

  test('what a type lacks or does not have is refused by its name', async () => {
    const { id } = await buy();
    const put = async (members: object) => refusals(await api.call('PUT', `/transactions/${id}`, members));
    expect(await put({ transaction_type: 'DIVIDEND' })).toEqual(['amount: missing']);
    expect(await put({ amount: '7' })).toEqual(['amount: member_not_wanted']);
    expect(await put({ units: null })).toEqual(['units: missing']);
    expect(await put({ isin: null })).toEqual(['isin: missing']);
    expect(await put({ transaction_type: 'SPLIT', units: '4' })).toEqual([
      'units: member_not_wanted',
      'new_units: missing',
      'old_units: missing',
    ]);
  });

  test('what was answered can be sent back as it is', async () => {
    for (const members of [
      { transaction_type: 'SPLIT', new_units: 3, old_units: 2 },
      { transaction_type: 'FEE', isin: null, amount: '1' },
      { transaction_type: 'TRANSFER_IN', units: '1', price_per_unit: '1', acquired_on: '2019-01-01' },
    ]) {
      const told = await record(members);
      const again = await api.call('PUT', `/transactions/${told.id}`, told);
      expect(again.status, again.text).toBe(200);
      expect(again.as(transactionSchema)).toEqual(told);
    }
  });

  test('a transfer that becomes one of an own broker loses its day', async () => {
    const { id } = await record({
      transaction_type: 'TRANSFER_IN',
      units: '1',
      price_per_unit: '1',
      acquired_on: '2019-01-01',
    });
    const answer = await api.call('PUT', `/transactions/${id}`, { price_per_unit: null });
    expect(answer.as(transactionSchema)).toMatchObject({ price_per_unit: null, acquired_on: null });
  });
});

describe('the list', () => {
  test('can be filtered by every type and exported', async () => {
    await buy();
    await record({ transaction_type: 'DIVIDEND', amount: '1' });
    await record({ transaction_type: 'FEE', isin: null, amount: '2' });
    for (const type of ['BUY', 'DIVIDEND', 'FEE']) {
      const { transactions } = (await api.call('GET', `/transactions?transaction_type=${type}`)).as(
        transactionListSchema,
      );
      expect(transactions.map((each) => each.transaction_type)).toEqual([type]);
    }
    const sorted = (await api.call('GET', '/transactions?sort_by=net_amount&sort_order=asc')).as(
      transactionListSchema,
    );
    expect(sorted.transactions.map(({ net_amount }) => net_amount)).toEqual(['-1000.00', '-2.00', '1.00']);
    const { text } = await api.call('GET', '/transactions/export-csv?sort_order=asc');
    expect(text.split('\r\n').map((line) => line.split(',').slice(1, 7).join(','))).toEqual([
      'isin,broker,fee,price_per_unit,units,transaction_type',
      `${FUND},DEGIRO,0.00,100.0000,10.0000,BUY`,
      `${FUND},DEGIRO,0.00,,,DIVIDEND`,
      ',DEGIRO,0.00,,,FEE',
      '',
    ]);
  });
});
