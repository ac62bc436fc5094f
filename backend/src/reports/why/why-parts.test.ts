import { BROKER_FIGURES, decimal, equals, TRADE_MEMBERS } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { isWholeTrail, unrounded } from '../../testing/whole-trail.ts';
import { positionDetailSchema, type PositionDetailWire } from '../positions/positions.schema.ts';
import { whySchema } from './why.schema.ts';

const FUND = 'IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const ask = async (query: string) => (await api.call('GET', `/analytics/why?${query}`)).as(whySchema);

async function trade(type: 'BUY' | 'SELL', date: string, units: string, price: string, more: object = {}) {
  const plain = { isin: FUND, broker: 'DEGIRO', fee: '0', date, units };
  const body = { ...plain, price_per_unit: price, transaction_type: type, ...more };
  expect((await api.call('POST', '/transactions', body)).status).toBe(201);
}

/** Two brokers, a foreign currency, lots sold in part, more sold than held, and bought back. */
async function mixedTrades() {
  await trade('BUY', '2025-01-01', '10', '100', { fee: '4' });
  await trade('BUY', '2025-01-02', '3', '110.55', { fee: '1.5', currency: 'USD', exchange_rate: '1.0837' });
  await trade('BUY', '2025-01-03', '7', '33.3333', { broker: 'IBKR', fee: '2', fx_fee: '0.3' });
  await trade('SELL', '2025-01-04', '11', '120', { fee: '3' });
  await trade('SELL', '2025-01-05', '11', '121', { broker: 'IBKR' });
  await trade('BUY', '2025-01-06', '9', '119', { fee: '1' });
}

const detail = async (method: string) =>
  (await api.call('GET', `/analytics/positions/${FUND}?method=${method}`)).as(positionDetailSchema);

/** The members of a trade and of its lot by the names of their figures; undefined for a step on the way to one. */
function shownOf({ trades, lots }: PositionDetailWire, id: number, figure: string) {
  const own = trades.find((one) => one.id === id);
  const lot = lots.find((one) => one.transaction_id === id);
  if (figure === 'trade_realised_gain') return own?.realised_gain;
  if (figure === 'cost_basis_after') return undefined;
  if (!figure.startsWith('lot_')) return Reflect.get(own ?? {}, figure) as string | null;
  return lot ? (Reflect.get(lot, figure.slice('lot_'.length)) as string) : null;
}

describe.each(['average', 'fifo'])('by %s', (method) => {
  test('every figure of every trade and lot has a trail that ends in the very text that is shown', async () => {
    await mixedTrades();
    const position = await detail(method);
    expect(position.trades).toHaveLength(6);
    expect(position.lots).toHaveLength(1);
    for (const { id } of position.trades) {
      for (const figure of TRADE_MEMBERS) {
        const name = `${figure} of ${id}`;
        const answer = await ask(`figure=${figure}&transaction_id=${id}&method=${method}`);
        expect(answer.isin).toBe(FUND);
        const shown = shownOf(position, id, figure);
        if (shown !== undefined) expect(answer.value, name).toBe(shown);
        if (answer.value === null) expect(answer.unavailable, name).not.toBeNull();
        else expect(isWholeTrail(answer), name).toBe(true);
        for (const line of answer.lines.filter(({ kind }) => kind === 'figure')) {
          const to = `figure=${String(line.figure)}&transaction_id=${String(line.transaction_id)}`;
          const drilled = await ask(`${to}&method=${method}`);
          expect(equals(unrounded(drilled), decimal(line.operand)), `${name}: ${to}`).toBe(true);
        }
      }
    }
  });
});

test('every figure of every broker has a trail that ends in the very text that is shown', async () => {
  await mixedTrades();
  const { brokers } = await detail('average');
  expect(brokers).toHaveLength(2);
  for (const share of brokers) {
    const shown = new Map<string, string>([
      ['total_units', share.units],
      ['transactions_count', String(share.transactions_count)],
      ['total_fees', share.fees],
      ['net_buy_in_cost', share.net_invested],
    ]);
    for (const figure of BROKER_FIGURES) {
      const answer = await ask(`figure=${figure}&isin=${FUND}&broker=${share.broker}`);
      expect(answer.value, figure).toBe(shown.get(figure) ?? answer.value);
      expect(isWholeTrail(answer), figure).toBe(true);
    }
    const [purchases] = (await ask(`figure=net_buy_in_cost&isin=${FUND}&broker=${share.broker}`)).lines;
    expect(purchases).toMatchObject({ figure: 'total_cost_without_fees', broker: share.broker });
  }
});

test('lines name the sales that a lot was sold by', async () => {
  await trade('BUY', '2025-01-01', '10', '100', { fee: '4' });
  await trade('SELL', '2025-01-04', '4', '120');
  const units = await ask('figure=lot_units&transaction_id=1');
  expect(units.lines.map(({ operator, transaction_id: id, result }) => [operator, id, result])).toEqual([
    ['start', 1, '10'],
    ['minus', 2, '6.0000'],
  ]);
  // 4 of 10 units take 400 of the 1000 with them.
  const cost = await ask('figure=lot_cost&transaction_id=1');
  expect(cost.lines[0]?.expression).toEqual({ units: '6', cost_bought: '1000', cost_sold: '400' });
  const sale = await ask('figure=lot_cost&transaction_id=2');
  expect(sale.unavailable).toEqual({ code: 'not_held' });
  const nothing = await ask('figure=trade_realised_gain&transaction_id=1');
  expect(nothing.unavailable).toEqual({ code: 'nothing_realised' });
});

describe('questions that have no answer', () => {
  test.each([
    ['figure=net_amount&transaction_id=99', 404],
    [`figure=total_units&isin=${FUND}&broker=elsewhere`, 404],
    ['figure=total_units&isin=IE00B4L5Y983&broker=DEGIRO', 404],
    ['figure=net_amount', 422],
    ['figure=cost_basis&transaction_id=1', 422],
    [`figure=cost_basis&isin=${FUND}&broker=DEGIRO`, 422],
  ])('%s is %i', async (query, status) => {
    await trade('BUY', '2025-01-01', '10', '100');
    expect((await api.call('GET', `/analytics/why?${query}`)).status).toBe(status);
  });
});
