import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { transactionSchema } from './transactions.schema.ts';

const PURCHASE = {
  date: '2025-01-15',
  isin: 'IE00BK5BQT80',
  broker: 'DEGIRO',
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

describe('a price in another currency without a rate', () => {
  test('has the last one published by its day, never a later one', async () => {
    const rates = [
      { currency: 'USD', date: '2025-01-10', rate: '1.25' },
      { currency: 'USD', date: '2025-01-16', rate: '1.6' },
    ];
    await api.call('POST', '/exchange-rates', { rates });
    const abroad = { ...PURCHASE, currency: 'USD' };
    const told = (await api.call('POST', '/transactions', abroad)).as(transactionSchema);
    // 10 × 100 / 1.25
    expect([told.exchange_rate, told.total_without_fees]).toEqual(['1.25', '800.00000000']);
    const early = await api.call('POST', '/transactions', { ...abroad, date: '2025-01-09' });
    expect(early.status).toBe(422);
    const moved = await api.call('PUT', `/transactions/${told.id}`, {
      date: '2025-01-16',
      exchange_rate: null,
    });
    expect(moved.as(transactionSchema).exchange_rate).toBe('1.6');
    const home = await api.call('PUT', `/transactions/${told.id}`, { currency: 'EUR', exchange_rate: null });
    expect(home.as(transactionSchema).exchange_rate).toBe(null);
  });

  test.each(['GBX', 'GBp'])(
    'and what is told in %s is kept in pounds: price, amount and rate',
    async (currency) => {
      const rates = [{ currency: 'GBP', date: '2025-01-10', rate: '0.8' }];
      await api.call('POST', '/exchange-rates', { rates });
      const pence = { ...PURCHASE, currency, price_per_unit: '1234.5' };
      const told = (await api.call('POST', '/transactions', pence)).as(transactionSchema);
      expect([told.currency, told.price_per_unit, told.exchange_rate]).toEqual(['GBP', '12.3450', '0.8']);
      expect(told.total_without_fees).toBe('154.31250000'); // 10 × 12.345 / 0.8
      const paid = { ...PURCHASE, units: undefined, price_per_unit: undefined, transaction_type: 'DIVIDEND' };
      const edited = (
        await api.call('PUT', `/transactions/${told.id}`, { currency, exchange_rate: '85' })
      ).as(transactionSchema);
      // 12.345 as it stands, in pence; 85 pence for one euro
      expect([edited.price_per_unit, edited.exchange_rate]).toEqual(['0.12345', '0.85']);
      const dividend = await api.call('POST', '/transactions', { ...paid, currency, amount: '150' });
      expect(dividend.as(transactionSchema)).toMatchObject({ currency: 'GBP', amount: '1.50' });
      const fine = await api.call('POST', '/transactions', { ...pence, price_per_unit: '0.123456789' });
      expect(fine.status).toBe(422);
      const position = (await api.call('GET', `/analytics/positions/${PURCHASE.isin}`)).text;
      expect(position).not.toContain('GBX');
    },
  );

  test('has one across the euro where that is not the base currency, with ten digits', async () => {
    await api.call('PUT', '/settings/base-currency', { base_currency: 'CZK' });
    const rates = [
      { currency: 'USD', date: '2025-01-10', rate: '1.25' },
      { currency: 'CZK', date: '2025-01-10', rate: '24' },
      { currency: 'JPY', date: '2025-01-10', rate: '0.0000000001' },
    ];
    expect((await api.call('POST', '/exchange-rates', { rates })).status).toBeLessThan(300);
    const abroad = { ...PURCHASE, currency: 'USD' };
    const told = (await api.call('POST', '/transactions', abroad)).as(transactionSchema);
    expect(told.exchange_rate).toBe('0.0520833333'); // 1.25 / 24
    const euro = (await api.call('POST', '/transactions', { ...abroad, currency: 'EUR' })).as(
      transactionSchema,
    );
    expect(euro.exchange_rate).toBe('0.0416666667'); // 1 / 24
    // 0.0000000001 / 24 has no digit left
    expect((await api.call('POST', '/transactions', { ...abroad, currency: 'JPY' })).status).toBe(422);
  });
});
