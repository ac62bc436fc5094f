import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { portfolioSummarySchema } from '../../reports/portfolio-summary/portfolio-summary.schema.ts';
import { positionDetailSchema } from '../../reports/positions/positions.schema.ts';
import { valueHistorySchema } from '../../reports/value-history/value-history.schema.ts';
import { whySchema } from '../../reports/why/why.schema.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { positionValueListSchema } from '../position-values/position-values.schema.ts';
import { transactionSchema } from './transactions.schema.ts';

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

const summary = async () =>
  (await api.call('GET', '/analytics/portfolio-summary')).as(portfolioSummarySchema);
const position = async (query = '') =>
  (await api.call('GET', `/analytics/positions/${FUND}${query}`)).as(positionDetailSchema);

describe('figures', () => {
  test('income, fees and taxes, those of the portfolio as a whole too', async () => {
    await buy({ fee: '1' });
    await api.call('POST', '/position-values', { isin: FUND, current_value: '1200' });
    await record({ transaction_type: 'DIVIDEND', amount: '50', tax: '13', fee: '2' });
    await record({ transaction_type: 'FEE', isin: null, amount: '9' });
    await record({ transaction_type: 'TAX', isin: null, amount: '4' });
    const told = await summary();
    expect(told).toMatchObject({
      total_fees: '12.00',
      total_taxes: '17.00',
      total_income: '50.00',
      unallocated_fees: '9.00',
      unallocated_taxes: '4.00',
      total_profit_loss: '188.00000000', // 1200 − 12 − 1000
      total_gain: '221.00', // 200 + 50 − 12 − 17
    });
    expect(told.holdings).toMatchObject([
      {
        transactions_count: 2,
        total_income: '50.00',
        total_taxes: '13.00',
        total_gain: '234.00',
        last_trade_date: '2025-01-15',
      },
    ]);
  });

  test('charges of the portfolio as a whole follow every change, and are no position', async () => {
    await summary();
    const { id } = await record({ transaction_type: 'FEE', isin: null, amount: '9' });
    expect((await summary()).unallocated_fees).toBe('9.00');
    await api.call('PUT', `/transactions/${id}`, { amount: '8' });
    expect((await summary()).unallocated_fees).toBe('8.00');
    const why = (await api.call('GET', '/analytics/why?figure=unallocated_fees')).as(whySchema);
    expect([why.value, why.lines.map(({ transaction_id }) => transaction_id)]).toEqual(['8.00', [id]]);
    const trail = (await api.call('GET', `/analytics/why?figure=net_amount&transaction_id=${id}`)).as(
      whySchema,
    );
    expect(trail.value).toBe('-8.00');
    const { changeId } = await api.call('DELETE', `/transactions/${id}`);
    expect((await summary()).unallocated_fees).toBe('0.00');
    await api.call('POST', `/changes/${String(changeId)}/undo`);
    const told = await summary();
    expect([told.unallocated_fees, told.holdings, told.closed_positions]).toEqual(['8.00', [], []]);
  });

  test('a split changes lots, and prices known before it', async () => {
    await buy();
    await api.call('POST', '/position-values', { isin: FUND, current_value: '1200' });
    await record({ transaction_type: 'SPLIT', new_units: 2, old_units: 1 });
    expect((await position('?method=fifo')).lots).toMatchObject([
      { units: '20.0000', unit_cost: '50.00', cost: '1000.00' },
    ]);
    expect((await summary()).holdings).toMatchObject([
      { total_units: '20.0000', market_value: '1200.00', price: '60.00' },
    ]);
    const history = (
      await api.call('GET', `/analytics/value-history?start_date=2025-03-02&end_date=2025-03-03`)
    ).as(valueHistorySchema);
    expect(history.points.map(({ market_value }) => market_value)).toEqual(['1000.00', '1000.00']);
  });

  test('a transfer between own brokers is one thing, however far apart it was recorded', async () => {
    await buy();
    for (let count = 0; count < 120; count += 1) await buy({ date: '2025-01-16', units: '0.1' });
    await summary();
    await record({ date: '2025-02-01', transaction_type: 'TRANSFER_OUT', units: '4' });
    await buy({ date: '2025-02-10', units: '1', price_per_unit: '130' });
    // Nothing has arrived yet: 4 of 22 units have left for elsewhere with their cost.
    expect((await position()).total_units).toBe('19.0000');
    await record({ date: '2025-03-01', transaction_type: 'TRANSFER_IN', units: '4', broker: 'Fio' });
    const { total_units, cost_basis, brokers, lots } = await position();
    expect([total_units, cost_basis]).toEqual(['23.0000', '2330.00']);
    expect(brokers.map(({ broker, units }) => `${broker} ${units}`)).toEqual([
      'DEGIRO 19.0000',
      'Fio 4.0000',
    ]);
    expect(lots.filter(({ broker }) => broker === 'Fio')).toMatchObject([
      { date: '2025-01-15', units: '4.0000' },
    ]);
    const why = async (query: string) =>
      (await api.call('GET', `/analytics/why?isin=${FUND}&figure=total_units&limit=1000${query}`)).as(
        whySchema,
      );
    expect((await why('')).value).toBe('23.0000');
    expect((await why('&broker=Fio')).value).toBe('4.0000');
  });

  test('a position value goes when everything was transferred away, and stays through a dividend', async () => {
    await buy();
    await api.call('POST', '/position-values', { isin: FUND, current_value: '1200' });
    const values = async () =>
      (await api.call('GET', '/position-values')).as(positionValueListSchema).position_values.length;
    await record({ transaction_type: 'DIVIDEND', amount: '1' });
    expect(await values()).toBe(1);
    await record({ transaction_type: 'TRANSFER_OUT', units: '10' });
    expect(await values()).toBe(0);
    expect((await summary()).closed_positions).toMatchObject([{ realised_gain: '0.00', cost_basis: '0.00' }]);
  });
});
