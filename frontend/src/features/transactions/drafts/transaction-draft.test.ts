import { describe, expect, test } from 'vitest';
import { transaction } from '../../../testing/bodies.ts';
import { newFields, type TransactionFields } from '../transaction-fields.ts';
import { TRANSACTION_TYPES } from '../transaction-types.ts';
import { fieldsOf } from './fields-of.ts';
import { transactionDraft } from './transaction-draft.ts';

const complete: TransactionFields = {
  ...newFields('BUY', '2026-11-24', 'EUR'),
  broker: ' DEGIRO ',
  isin: 'ie00bk5bqt80',
  units: '12',
  price: '121,0900',
  fee: '2',
};

const draftOf = (changed: Partial<TransactionFields>, base = 'EUR') =>
  transactionDraft({ ...complete, ...changed }, base);

describe('the draft of a trade', () => {
  test('is the request, with decimals as exact as they were typed', () => {
    const { body, errors } = draftOf({});
    expect(errors).toEqual({});
    expect(body).toEqual({
      date: '2026-11-24',
      isin: 'IE00BK5BQT80',
      broker: 'DEGIRO',
      transaction_type: 'BUY',
      units: '12',
      price_per_unit: '121.09',
      fee: '2',
      tax: '0',
      currency: 'EUR',
      exchange_rate: null,
      note: null,
    });
  });

  test('adds fee and tax to a purchase and takes them off a sale', () => {
    // 12 × 121.09 = 1453.08; ± 2 ± 0.50
    expect(draftOf({}).arithmetic?.total).toBe('1455.08');
    expect(draftOf({ tax: '0,5' }).arithmetic?.total).toBe('1455.58');
    expect(draftOf({ type: 'SELL', tax: '0.50' }).arithmetic).toEqual({
      terms: [
        { sign: '', value: '12' },
        { sign: '×', value: '121.09' },
        { sign: '−', value: '2.00' },
        { sign: '−', value: '0.50' },
      ],
      total: '1450.58',
    });
  });

  test('divides by the rate of another currency, and counts the exchange charge of a trade that has one', () => {
    const foreign = { ...complete, currency: 'USD', exchangeRate: '1,25', units: '10', price: '50' };
    // 10 × 50 / 1.25 = 400
    expect(draftOf(foreign).arithmetic?.total).toBe('402.00');
    expect(transactionDraft(foreign, 'EUR', transaction({ fx_fee: '0.50' })).arithmetic?.total).toBe(
      '402.50',
    );
    expect(draftOf({ ...foreign, exchangeRate: '' }).arithmetic).toBeNull();
  });

  test('needs no rate in the base currency, and one in any other', () => {
    const inCzk = draftOf({ currency: 'CZK', exchangeRate: '' }, 'CZK');
    expect(inCzk.body).toMatchObject({ currency: 'CZK', exchange_rate: null });
    expect(draftOf({ exchangeRate: '' }, 'CZK').errors).toEqual({
      exchangeRate: { code: 'rate-above-zero', values: { currency: 'EUR', base: 'CZK' } },
    });
    expect(newFields('BUY', '2026-11-24', 'CZK').currency).toBe('CZK');
  });

  test('names every field that is missing or wrong', () => {
    const wrong = { ...newFields('SELL', '', 'EUR'), currency: 'US', fee: '-1', tax: 'x', units: '0' };
    const { body, errors } = transactionDraft(wrong, 'EUR');
    expect(body).toBeNull();
    expect(Object.keys(errors).sort()).toEqual(
      ['broker', 'currency', 'date', 'exchangeRate', 'fee', 'isin', 'price', 'tax', 'units'].sort(),
    );
  });
});

describe('the draft of a dividend', () => {
  const dividend = { type: 'DIVIDEND', amount: '120', tax: '18', fee: '' } as const;

  test('is gross − tax − fee, and has no units', () => {
    // 120 − 18 − 0 = 102
    const { body, arithmetic } = draftOf(dividend);
    expect(arithmetic?.total).toBe('102.00');
    expect(body).toEqual({
      date: '2026-11-24',
      isin: 'IE00BK5BQT80',
      broker: 'DEGIRO',
      transaction_type: 'DIVIDEND',
      currency: 'EUR',
      amount: '120',
      tax: '18',
      fee: '0',
      exchange_rate: null,
      note: null,
    });
  });

  test('may come to less than nothing', () => {
    // 1 − 0 − 3 = −2
    expect(draftOf({ ...dividend, amount: '1', tax: '', fee: '3' }).arithmetic?.total).toBe('-2.00');
  });

  test('in another currency is divided by its rate before charges, which are in the base currency', () => {
    // 120 / 1.25 − 18 − 1 = 77
    const foreign = draftOf({ ...dividend, fee: '1', currency: 'usd', exchangeRate: '1.25' });
    expect(foreign.arithmetic?.total).toBe('77.00');
    expect(foreign.arithmetic?.terms.map(({ sign, value }) => sign + value)).toEqual([
      '120',
      '÷1.25',
      '−18.00',
      '−1.00',
    ]);
  });
});

test('hundredths are reckoned and sent in the currency itself', () => {
  // 10 × 12.345 / 0.8
  const pence = { units: '10', price: '1234.5', currency: 'GBp', exchangeRate: '80', fee: '' };
  const { body, arithmetic } = draftOf(pence);
  expect(body).toMatchObject({ currency: 'GBP', price_per_unit: '12.345', exchange_rate: '0.8' });
  expect(arithmetic?.total).toBe('154.3125');
  expect(draftOf({ ...pence, exchangeRate: '' }).errors.exchangeRate?.values).toEqual({
    currency: 'GBp',
    base: 'EUR',
  });
});

describe('the draft of a split', () => {
  test('is a ratio of two whole numbers', () => {
    const { body, arithmetic } = draftOf({ type: 'SPLIT', newUnits: ' 2', oldUnits: '1' });
    expect(arithmetic).toBeNull();
    expect(body).toEqual({
      date: '2026-11-24',
      isin: 'IE00BK5BQT80',
      broker: 'DEGIRO',
      transaction_type: 'SPLIT',
      new_units: 2,
      old_units: 1,
      note: null,
    });
  });

  test.each(['', '0', '1.5', '-2', 'two'])('of %j is refused', (newUnits) => {
    expect(draftOf({ type: 'SPLIT', newUnits, oldUnits: '1' }).errors).toEqual({
      newUnits: { code: 'ratio-whole' },
    });
  });
});

describe('the draft of a fee or a tax', () => {
  test('belongs to an instrument, or to the portfolio', () => {
    expect(draftOf({ type: 'FEE', amount: '5' }).body).toMatchObject({ isin: 'IE00BK5BQT80', amount: '5' });
    expect(draftOf({ type: 'TAX', amount: '5', isin: ' ' }).body).toMatchObject({ isin: null });
    expect(draftOf({ type: 'TAX', amount: '5', isin: 'IE00' }).errors.isin?.code).toBe('isin-length');
  });

  test('comes to its amount at its rate', () => {
    // 5 / 1.25 = 4
    const foreign = { currency: 'USD', exchangeRate: '1.25', amount: '5' };
    expect(draftOf({ type: 'FEE', ...foreign }).arithmetic?.total).toBe('4.00');
    expect(draftOf({ type: 'TAX', amount: '0' }).errors.amount?.code).toBe('amount-above-zero');
  });
});

describe('the draft of a transfer', () => {
  test('from elsewhere brings its cost and its day', () => {
    // 12 × 121.09 = 1453.08
    const { body, arithmetic } = draftOf({ type: 'TRANSFER_IN', acquired: '2020-02-03' });
    expect(arithmetic?.total).toBe('1453.08');
    expect(body).toMatchObject({ units: '12', price_per_unit: '121.09', acquired_on: '2020-02-03' });
    expect(draftOf({ type: 'TRANSFER_IN', acquired: '2026-11-25' }).errors).toEqual({
      acquired: { code: 'acquired-later' },
    });
  });

  test('from an own broker has no cost of its own, and so no currency and no rate', () => {
    const { body, arithmetic } = draftOf({ type: 'TRANSFER_IN', price: ' ', currency: 'USD', note: ' x ' });
    expect(arithmetic).toBeNull();
    expect(body).toMatchObject({ units: '12', price_per_unit: null, acquired_on: null, note: 'x' });
    expect(body?.currency).toBeUndefined();
  });

  test('out asks for units alone', () => {
    const { body, arithmetic } = draftOf({ type: 'TRANSFER_OUT', price: '' });
    expect(arithmetic).toBeNull();
    expect(body).toEqual({
      date: '2026-11-24',
      isin: 'IE00BK5BQT80',
      broker: 'DEGIRO',
      transaction_type: 'TRANSFER_OUT',
      units: '12',
      fee: '2',
      note: null,
    });
  });
});

test('of a stored trade is that trade', () => {
  const stored = transaction({ currency: 'USD', exchange_rate: '1.0895' });
  expect(transactionDraft(fieldsOf(stored), 'EUR', stored).body).toMatchObject({
    units: '12',
    price_per_unit: '121.09',
    exchange_rate: '1.0895',
    currency: 'USD',
  });
});

test.each(TRANSACTION_TYPES)('an empty form of %s has no sum and is not sent', (type) => {
  const { body, arithmetic, entry } = transactionDraft(newFields(type, '2026-11-24', 'EUR'), 'EUR');
  expect([body, arithmetic, entry]).toEqual([null, null, null]);
});
