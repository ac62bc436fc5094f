import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { positionValueListSchema } from '../../records/position-values/position-values.schema.ts';
import { transactionSchema } from '../../records/transactions/transactions.schema.ts';
import { degiroFile, sampleIsin, sampleTrades } from '../../testing/degiro-file.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';
import { portfolioSummarySchema } from './portfolio-summary.schema.ts';

const PATH = '/analytics/portfolio-summary';
const [A, B] = [sampleIsin(1), sampleIsin(2)];

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

interface Deal {
  readonly isin?: string;
  readonly fee?: string;
}

const trade = async (
  transaction_type: 'BUY' | 'SELL',
  units: string,
  price_per_unit: string,
  deal: Deal = {},
) => {
  const members = { date: '2025-01-15', isin: A, broker: 'X', fee: '0', ...deal };
  return await api.call('POST', '/transactions', { ...members, transaction_type, units, price_per_unit });
};
const idOf = (answer: Answer) => answer.as(transactionSchema).id;
const value = async (isin: string, current_value: string) =>
  await api.call('POST', '/position-values', { isin, current_value });
const summary = async () => (await api.call('GET', PATH)).as(portfolioSummarySchema);

test('of nothing: five totals are exactly "0", every list is empty', async () => {
  expect(await summary()).toMatchObject({
    total_invested: '0',
    total_withdrawn: '0',
    total_fees: '0',
    total_current_portfolio_invested_value: '0',
    total_profit_loss: '0',
    holdings: [],
    closed_positions: [],
    oversold_positions: [],
  });
});

describe('a holding', () => {
  test('has the net-cash figures of the first version and the true ones beside them', async () => {
    await trade('BUY', '10', '100', { fee: '2' });
    await trade('SELL', '5', '120', { fee: '1' });
    await value(A, '600');
    const { holdings, ...totals } = await summary();
    expect(holdings).toMatchObject([
      {
        isin: A,
        total_units: '5.0000',
        total_cost_without_fees: '1000.00000000',
        total_gains_without_fees: '600.00000000',
        total_fees: '3.00',
        transactions_count: 2,
        current_value: '600.0000',
        net_buy_in_cost: '400.00000000', // 1000 − 600
        absolute_pl_without_fees: '200.00000000', // 600 − 400
        percentage_pl_without_fees: '50', // 200 / 400
        absolute_pl_with_fees: '197.00000000', // 600 − 403
        percentage_pl_with_fees: '48.8833746898', // 197 / 403
        net_buy_in_cost_per_unit: '80', // 400 / 5
        current_price_per_unit: '120', // 600 / 5
        cost_basis: '500.00', // half of 1000
        cost_basis_with_fees: '501.00', // and half of the fee of 2
        average_cost_per_unit: '100.00',
        realised_gain: '100.00', // 600 − 500
        unrealised_gain: '100.00', // 600 − 500
        market_value: '600.00',
        valuation_source: 'manual',
        weight: '1',
      },
    ]);
    expect(totals).toMatchObject({
      total_invested: '1000.00000000',
      total_withdrawn: '600.00000000',
      total_current_portfolio_invested_value: '600.0000',
      total_profit_loss: '197.00000000', // 600 + 600 − 3 − 1000
    });
  });

  test('without a value has null wherever a value would be needed', async () => {
    await trade('BUY', '10', '100');
    const [holding] = (await summary()).holdings;
    expect(holding).toMatchObject({
      current_value: null,
      absolute_pl_without_fees: null,
      percentage_pl_without_fees: null,
      absolute_pl_with_fees: null,
      percentage_pl_with_fees: null,
      current_price_per_unit: null,
      net_buy_in_cost_per_unit: '100',
      total_gains_without_fees: '0',
    });
  });

  test('whose proceeds exceed its cost has no percentage, but the figure', async () => {
    await trade('BUY', '10', '100');
    await trade('SELL', '5', '300');
    await value(A, '600');
    expect((await summary()).holdings).toMatchObject([
      { percentage_pl_without_fees: null, absolute_pl_without_fees: '1100.00000000' }, // 600 − (1000 − 1500)
    ]);
  });

  test('has percentages to ten digits, rounded half-even', async () => {
    await trade('BUY', '3', '1');
    await value(A, '4');
    expect((await summary()).holdings[0]?.percentage_pl_without_fees).toBe('33.3333333333'); // 1 / 3
  });
});

test('a closed position keeps its gain; its value is 0 and its per-unit figures are null', async () => {
  await trade('BUY', '10', '100');
  await trade('SELL', '10', '110');
  expect(await summary()).toMatchObject({
    holdings: [],
    closed_positions: [
      {
        current_value: '0',
        absolute_pl_without_fees: '100.00000000', // 1100 − 1000
        percentage_pl_without_fees: '10',
        net_buy_in_cost_per_unit: null,
        current_price_per_unit: null,
      },
    ],
  });
});

test('what was sold without having been bought stands in a list of its own', async () => {
  await trade('SELL', '10', '110');
  const { holdings, closed_positions, oversold_positions, total_withdrawn } = await summary();
  expect([holdings, closed_positions]).toEqual([[], []]);
  expect(oversold_positions).toMatchObject([{ isin: A, total_units: '-10.0000' }]);
  expect(total_withdrawn).toBe('1100.00000000');
});

test('a value without a holding is kept, and counts in no total', async () => {
  await trade('BUY', '1', '100');
  await value(A, '110');
  await value(B, '999');
  expect((await summary()).total_current_portfolio_invested_value).toBe('110.0000');
  const assets = await api.call('GET', '/other-assets');
  expect(assets.text).toContain('"value":"110.0000"');
});

test('it is sent again only when something changed, and compressed to whoever can read that', async () => {
  await trade('BUY', '1', '100');
  const ask = async (headers: Record<string, string>) =>
    await api.app.inject({ url: `/api/v1${PATH}`, headers });
  const { headers, body } = await ask({ 'accept-encoding': 'identity' });
  const etag = String(headers.etag);
  for (const known of [etag, `W/${etag}`, `"older", ${etag}`]) {
    const same = await ask({ 'if-none-match': known });
    expect([same.statusCode, same.headers['content-length'], same.body]).toEqual([304, undefined, '']);
  }
  expect((await ask({ 'if-none-match': '"older"', origin: 'http://localhost:3000' })).headers).toMatchObject({
    'access-control-allow-origin': 'http://localhost:3000',
    vary: 'Origin, Accept-Encoding',
  });
  const zipped = await ask({ 'accept-encoding': 'gzip' });
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(body);
  expect((await ask({ 'accept-encoding': 'gzip;q=0' })).body).toBe(body);
  await trade('BUY', '1', '100');
  expect((await ask({ 'if-none-match': etag })).statusCode).toBe(200);
});

describe('what is remembered between two answers is what the ledger says', () => {
  test('after trades were recorded, edited, deleted and undone, on days in any order', async () => {
    await summary();
    await api.upload(
      '/transactions/degiro-import-csv-transactions',
      'a.csv',
      degiroFile(sampleTrades(400, 2)),
    );
    await summary();
    const first = idOf(await trade('BUY', '5', '10', { isin: sampleIsin(0) }));
    await api.call('PUT', `/transactions/${first}`, { date: '2016-01-01', units: '7' });
    const gone = await api.call('DELETE', '/transactions/11');
    await api.call('DELETE', '/transactions/200');
    await api.call('POST', `/changes/${gone.changeId ?? 0}/undo`);
    const remembered = await summary();
    const fresh = await testApi(() => api.database);
    expect((await fresh.call('GET', PATH)).as(portfolioSummarySchema)).toEqual(remembered);
    await fresh.close();
  });
});

describe('a value that no longer speaks of its position goes with the change', () => {
  const valued = async () =>
    (await api.call('GET', '/position-values'))
      .as(positionValueListSchema)
      .position_values.map(({ isin }) => isin);
  const undo = async (answer: Answer) => await api.call('POST', `/changes/${answer.changeId ?? 0}/undo`);

  test.each([
    ['a sale that closes', async () => await trade('SELL', '10', '1'), []],
    ['a sale that does not close', async () => await trade('SELL', '9', '1'), [A]],
    ['a sale of more than is held', async () => await trade('SELL', '11', '1'), [A]],
    ['the deletion of the only trade', async () => await api.call('DELETE', '/transactions/1'), []],
    ['the deletion of everything', async () => await api.call('DELETE', '/transactions'), []],
    ['an edit that does nothing', async () => await api.call('PUT', '/transactions/1', {}), [A]],
    ['a move to another ISIN', async () => await api.call('PUT', '/transactions/1', { isin: B }), []],
  ])('%s', async (_what, act, left) => {
    await trade('BUY', '10', '1');
    await value(A, '15');
    const done = await act();
    expect(await valued()).toEqual(left);
    if (done.changeId === null) return;
    await undo(done);
    expect(await valued()).toEqual([A]);
  });

  test.each([
    ['a purchase', async () => await trade('BUY', '1', '1')],
    ['the deletion of the sale', async () => await api.call('DELETE', '/transactions/2')],
    ['an edit of the sale', async () => await api.call('PUT', '/transactions/2', { units: '3' })],
  ])('%s that reopens a closed position', async (_what, act) => {
    await trade('BUY', '10', '1');
    await trade('SELL', '10', '1');
    await value(A, '15');
    await act();
    expect(await valued()).toEqual([]);
  });

  test('two ISINs of one edit are judged separately', async () => {
    const moved = idOf(await trade('BUY', '10', '1'));
    await trade('SELL', '10', '1');
    await trade('BUY', '4', '1', { isin: B });
    await value(A, '15');
    await value(B, '5');
    // A goes from closed to oversold, B from 4 to 14: neither value is stale.
    await api.call('PUT', `/transactions/${moved}`, { isin: B });
    expect(await valued()).toEqual([A, B]);
  });

  test('a value that was there before the first purchase stays', async () => {
    await value(A, '15');
    await trade('BUY', '10', '1');
    expect(await valued()).toEqual([A]);
  });
});
