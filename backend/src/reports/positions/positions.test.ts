import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { portfolioSummarySchema } from '../portfolio-summary/portfolio-summary.schema.ts';
import { whySchema } from '../why/why.schema.ts';
import { positionDetailSchema } from './positions.schema.ts';

const ISIN = 'IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const show = async (query = '', isin = ISIN) =>
  (await api.call('GET', `/analytics/positions/${isin}${query}`)).as(positionDetailSchema);

/** The case that tells the methods apart, the second purchase at another broker. */
async function bothMethods(): Promise<void> {
  const rows = [
    ['2025-01-01', 'BUY', '10', '10', 'DEGIRO', '1'],
    ['2025-01-02', 'SELL', '5', '12', 'DEGIRO', '0'],
    ['2025-01-03', 'BUY', '5', '20', 'IBKR', '0'],
    ['2025-01-04', 'SELL', '5', '20', 'DEGIRO', '0'],
  ] as const;
  for (const [date, transaction_type, units, price_per_unit, broker, fee] of rows) {
    const body = { date, isin: ISIN, transaction_type, units, price_per_unit, broker, fee };
    expect((await api.call('POST', '/transactions', body)).status).toBe(201);
  }
  await api.call('POST', '/position-values', { isin: ISIN, current_value: '100' });
}

describe('a position', () => {
  test('has every member of its line in the summary, with the same text', async () => {
    await bothMethods();
    const summary = (await api.call('GET', '/analytics/portfolio-summary')).as(portfolioSummarySchema);
    const detail = await show();
    expect(detail).toMatchObject({
      ...summary.holdings[0],
      kind: 'holding',
      method: 'average',
      currency: 'EUR',
    });
    expect(await show('', ISIN.toLowerCase())).toEqual(detail);
  });

  test('of which nothing sold is known to have been bought has no gain, by either method, and says why', async () => {
    const body = { date: '2025-01-01', isin: ISIN, broker: 'DEGIRO', fee: '1' };
    const sale = { ...body, transaction_type: 'SELL', units: '5', price_per_unit: '12' };
    expect((await api.call('POST', '/transactions', sale)).status).toBe(201);
    for (const method of ['average', 'fifo']) {
      const query = `?method=${method}`;
      const { realised_gain, realised_gain_with_fees, trades } = await show(query);
      // The fee is realised at once; what the units sold for is no gain.
      expect([realised_gain, realised_gain_with_fees]).toEqual([null, '-1.00']);
      expect(trades.map((trade) => trade.realised_gain)).toEqual([null]);
      const why = await api.call('GET', `/analytics/why?figure=realised_gain&isin=${ISIN}&method=${method}`);
      expect(why.as(whySchema)).toMatchObject({ value: null, unavailable: { code: 'oversold' }, lines: [] });
    }
    // One unit bought before, for what it is sold at: 12 − 12. That gain is known.
    const purchase = { ...sale, date: '2024-12-31', transaction_type: 'BUY', units: '1', fee: '0' };
    expect((await api.call('POST', '/transactions', purchase)).status).toBe(201);
    expect((await show()).realised_gain).toBe('0.00');
    expect((await show('?method=fifo')).realised_gain).toBe('0.00');
  });

  test('tells cost and gain by either method', async () => {
    await bothMethods();
    const figures = async (method: string) => {
      const { cost_basis, realised_gain, unrealised_gain, average_cost_per_unit } = await show(
        `?method=${method}`,
      );
      return [cost_basis, realised_gain, unrealised_gain, average_cost_per_unit];
    };
    expect(await figures('average')).toEqual(['75.00', '35.00', '25.00', '15.00']);
    expect(await figures('fifo')).toEqual(['100.00', '60.00', '0.00', '20.00']);
  });

  test('lists its open lots and its brokers', async () => {
    await bothMethods();
    const { lots, brokers } = await show();
    expect(lots).toHaveLength(1);
    expect(lots[0]).toMatchObject({
      transaction_id: 3,
      date: '2025-01-03',
      broker: 'IBKR',
      units: '5.0000',
      unit_cost: '20.00',
      cost: '100.00',
      fees: '0.00',
    });
    expect(lots[0]?.age_days).toBeGreaterThan(300);
    expect(brokers).toEqual([
      // 100 − 60 − 100
      { broker: 'DEGIRO', units: '0.0000', transactions_count: 3, net_invested: '-60.00', fees: '1.00' },
      { broker: 'IBKR', units: '5.0000', transactions_count: 1, net_invested: '100.00', fees: '0.00' },
    ]);
  });

  test('lists its trades newest first, page by page, each with what it did', async () => {
    await bothMethods();
    const told = async (query: string) =>
      (await show(query)).trades.map((trade) =>
        [trade.id, trade.units_after, trade.average_cost_after, trade.realised_gain].map(String).join(' '),
      );
    const all = [
      '4 5.0000 15.00 25.00',
      '3 10.0000 15.00 null',
      '2 5.0000 10.00 10.00',
      '1 10.0000 10.00 null',
    ];
    expect(await told('')).toEqual(all);
    expect(await told('?skip=1&limit=2')).toEqual(all.slice(1, 3));
    expect(await told('?skip=4')).toEqual([]);
    expect((await told('?method=fifo&limit=1'))[0]).toBe('4 5.0000 20.00 50.00');
  });

  test('follows a change of its trades', async () => {
    await bothMethods();
    expect((await show()).transactions_count).toBe(4);
    await api.call('DELETE', '/transactions/4');
    const { transactions_count, lots, trades } = await show();
    expect([transactions_count, lots.length, trades.length]).toEqual([3, 2, 3]);
  });
});

describe('what is no position', () => {
  test('an ISIN with metadata and without trades stands there empty', async () => {
    await api.call('POST', '/isin-metadata', { isin: ISIN, name: 'World', type: 'STOCK' });
    expect(await show()).toMatchObject({
      name: 'World',
      kind: 'closed',
      total_units: '0.0000',
      transactions_count: 0,
      lots: [],
      brokers: [],
      trades: [],
    });
  });

  test('an ISIN without either is 404, and what is no ISIN is 422', async () => {
    expect((await api.call('GET', `/analytics/positions/${ISIN}`)).status).toBe(404);
    expect((await api.call('GET', '/analytics/positions/abc')).status).toBe(422);
  });
});
