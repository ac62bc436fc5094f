import { decimalText } from '@portfolio/domain';
import { describe, expect, test } from 'vitest';
import { transaction } from '../../testing/bodies.ts';
import {
  averageCost,
  fieldsOf,
  liveIsinError,
  newFields,
  readDecimal,
  tradeDraft,
  type TradeFields,
  typedIsin,
} from './draft.ts';

const complete: TradeFields = {
  ...newFields('BUY', '2026-11-24', 'EUR'),
  broker: ' DEGIRO ',
  isin: 'ie00bk5bqt80',
  units: '12',
  price: '121,0900',
  fee: '2',
};

const read = (text: string) => {
  const value = readDecimal(text);
  return value && decimalText(value);
};

describe('a number as it is typed', () => {
  test.each([
    ['121,09', '121.09'],
    ['121.09', '121.09'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1 234,56', '1234.56'],
    ['1.234.567,8', '1234567.8'],
    [' 5 ', '5'],
  ])('%j is %s', (text, value) => {
    expect(read(text)).toBe(value);
  });

  test.each(['', 'abc', '1,2,3', '1.2.3', '1,234,5.6.7', '--1', '1-'])('%j is none', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('the draft of a trade', () => {
  test('is the request, with decimals as exact as they were typed', () => {
    const { body, errors } = tradeDraft(complete, 'EUR');
    expect(errors).toEqual({});
    expect(body).toEqual({
      date: '2026-11-24',
      isin: 'IE00BK5BQT80',
      broker: 'DEGIRO',
      transaction_type: 'BUY',
      units: '12',
      price_per_unit: '121.09',
      fee: '2',
      currency: 'EUR',
      exchange_rate: null,
    });
  });

  test('adds the fee to a purchase and takes it off a sale', () => {
    // 12 × 121.09 = 1453.08
    expect(tradeDraft(complete, 'EUR').arithmetic?.total).toBe('1455.08');
    expect(tradeDraft({ ...complete, type: 'SELL' }, 'EUR').arithmetic?.total).toBe('1451.08');
  });

  test('divides by the rate of another currency, and counts the exchange charge of a trade that has one', () => {
    const foreign = { ...complete, currency: 'USD', exchangeRate: '1,25', units: '10', price: '50' };
    // 10 × 50 / 1.25 = 400
    expect(tradeDraft(foreign, 'EUR').arithmetic?.total).toBe('402.00');
    expect(tradeDraft(foreign, 'EUR', transaction({ fx_fee: '0.50' })).arithmetic).toMatchObject({
      total: '402.50',
      fees: '2.50',
    });
    expect(tradeDraft({ ...foreign, exchangeRate: '' }, 'EUR').arithmetic).toBeNull();
  });

  test('needs no rate in the base currency, and one in any other', () => {
    const inCzk = { ...complete, currency: 'CZK', exchangeRate: '' };
    expect(tradeDraft(inCzk, 'CZK').body).toMatchObject({ currency: 'CZK', exchange_rate: null });
    expect(tradeDraft({ ...complete, exchangeRate: '' }, 'CZK').errors).toEqual({
      exchangeRate: { code: 'rate-above-zero', values: { currency: 'EUR', base: 'CZK' } },
    });
    expect(newFields('BUY', '2026-11-24', 'CZK').currency).toBe('CZK');
  });

  test('names every field that is missing or wrong', () => {
    const { body, errors } = tradeDraft(
      { ...newFields('SELL', '', 'EUR'), currency: 'US', fee: '-1', units: '0' },
      'EUR',
    );
    expect(body).toBeNull();
    expect(Object.keys(errors).sort()).toEqual(
      ['broker', 'currency', 'date', 'exchangeRate', 'fee', 'isin', 'price', 'units'].sort(),
    );
  });

  test('of a stored trade is that trade', () => {
    const stored = transaction({ currency: 'USD', exchange_rate: '1.0895' });
    expect(tradeDraft(fieldsOf(stored), 'EUR', stored).body).toMatchObject({
      units: '12',
      price_per_unit: '121.09',
      exchange_rate: '1.0895',
      currency: 'USD',
    });
  });
});

test('an ISIN is judged when it is complete', () => {
  expect(liveIsinError('IE00BK5BQT8')).toBeUndefined();
  expect(liveIsinError('IE00BK5BQT80')).toBeUndefined();
  expect(liveIsinError('IE00BK5BQT81')).toEqual({ code: 'isin-check-digit', values: { expected: '0' } });
  expect(liveIsinError('1E00BK5BQT80')).toEqual({ code: 'isin-pattern' });
  expect(tradeDraft({ ...complete, isin: 'IE00' }, 'EUR').errors.isin).toEqual({
    code: 'isin-length',
    values: { length: '4' },
  });
  expect([typedIsin(' ie00bk5bqt80 '), typedIsin('IE00BK5BQT81')]).toEqual(['IE00BK5BQT80', null]);
});

describe('average cost before and after', () => {
  /** 10 units that cost 1 000. */
  const held = { units: '10', costBasis: '1000.00' };
  const trade = (changed: Partial<TradeFields>) => {
    const { body } = tradeDraft({ ...complete, ...changed }, 'EUR');
    if (!body) throw new Error('the trade is not complete');
    return body;
  };

  test('a purchase adds what it cost, fees apart', () => {
    // (1000 + 5 × 130) / 15 = 110
    const body = trade({ units: '5', price: '130', fee: '9' });
    expect(averageCost(body, held, 'EUR')).toEqual({ before: '100', after: '110' });
  });

  test('in another currency it is counted at its rate, to the last digit', () => {
    // (1000 + 3 × 50 / 1.25) / 13 = 1120 / 13
    const body = trade({ units: '3', price: '50', currency: 'USD', exchangeRate: '1.25' });
    expect(averageCost(body, held, 'EUR')).toEqual({ before: '100', after: '86.1538461538' });
  });

  test('a sale leaves it, and the last one leaves none', () => {
    expect(averageCost(trade({ type: 'SELL', units: '4' }), held, 'EUR')).toEqual({
      before: '100',
      after: '100',
    });
    expect(averageCost(trade({ type: 'SELL', units: '10' }), held, 'EUR')).toEqual({
      before: '100',
      after: null,
    });
  });

  test('the first purchase has none before it', () => {
    expect(averageCost(trade({ units: '1', price: '7' }), null, 'EUR')).toEqual({ before: null, after: '7' });
  });

  test('there is none while more is sold than bought', () => {
    expect(averageCost(trade({ type: 'SELL', units: '11' }), held, 'EUR')).toBeNull();
    expect(averageCost(trade({}), { units: '-3', costBasis: null }, 'EUR')).toBeNull();
  });
});
