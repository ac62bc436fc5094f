import { decimal, equals } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { isWholeTrail } from '../../testing/whole-trail.ts';
import { costsSchema } from '../costs/costs.schema.ts';
import { incomeSchema } from '../income/income.schema.ts';
import { lotsSchema } from '../lots/lots.schema.ts';
import { gainsSchema } from '../realised-gains/realised-gains.schema.ts';
import { whySchema } from './why.schema.ts';

const [WORLD, GOLD] = ['IE00BK5BQT80', 'IE00B4ND3602'] as const;

let api: TestApi;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T10:00:00Z') });
  api = await testApi();
  const at = { isin: WORLD, broker: 'DEGIRO', transaction_type: 'BUY', fee: '1.5' };
  const bodies = [
    { date: '2024-01-02', units: '10', price_per_unit: '100' },
    { date: '2025-01-02', units: '7', price_per_unit: '33.3333', currency: 'USD', exchange_rate: '1.0837' },
    { date: '2025-05-02', units: '12', price_per_unit: '110', transaction_type: 'SELL', tax: '2' },
    {
      date: '2026-05-02',
      amount: '20',
      transaction_type: 'DIVIDEND',
      tax: '3',
      currency: 'USD',
      exchange_rate: '1.1',
    },
    { date: '2026-06-02', amount: '4', transaction_type: 'FEE', isin: null },
    // Oversold, so that performance leaves it out: the tallies do not.
    { date: '2025-02-02', units: '3', price_per_unit: '50', isin: GOLD, broker: 'Fio' },
    {
      date: '2025-03-02',
      units: '5',
      price_per_unit: '60',
      isin: GOLD,
      broker: 'Fio',
      transaction_type: 'SELL',
    },
  ];
  for (const body of bodies)
    expect((await api.call('POST', '/transactions', { ...at, ...body })).status).toBe(201);
  await api.call('POST', '/prices', {
    prices: [{ isin: WORLD, currency: 'EUR', date: '2026-11-20', close: '123.45' }],
  });
  await api.call('POST', '/isin-metadata', { isin: WORLD, name: 'World', type: 'STOCK', ter: '0.0022' });
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
  vi.useRealTimers();
});

const ask = async (query: string) =>
  (await api.call('GET', `/analytics/why?limit=1000&${query}`)).as(whySchema);

async function comesTo(query: string, value: string | null) {
  const told = await ask(query);
  expect(told.value, query).toBe(value);
  if (value !== null) expect(isWholeTrail(told), query).toBe(true);
  return told;
}

const OF_YEAR = 'start_date=2024-12-31&end_date=2025-12-31';

test.each(['average', 'fifo'])('the figures of sales by %s, one by one and of a year', async (method) => {
  const { sales, total } = (await api.call('GET', `/analytics/realised-gains?year=2025&method=${method}`)).as(
    gainsSchema,
  );
  expect(sales).toHaveLength(2);
  for (const sale of sales) {
    const of = `transaction_id=${sale.transaction_id}&method=${method}`;
    for (const name of ['units', 'proceeds', 'cost', 'gain', 'fees', 'gain_with_fees'] as const)
      await comesTo(`figure=sale_${name}&${of}`, sale[name]);
    const days = sale.lots.flatMap((lot) => lot.days ?? []);
    await comesTo(`figure=sale_days_least&${of}`, String(Math.min(...days)));
    await comesTo(`figure=sale_days_most&${of}`, String(Math.max(...days)));
  }
  for (const name of ['proceeds', 'cost', 'gain', 'fees', 'gain_with_fees'] as const)
    await comesTo(`figure=sale_${name}&${OF_YEAR}&method=${method}`, total[name]);
  const count = await comesTo(`figure=sale_count&${OF_YEAR}&method=${method}`, String(total.count));
  expect(count.lines.map(({ figure, isin, operand }) => [figure, isin, operand])).toEqual([
    ['sale_count', GOLD, '1'],
    ['sale_count', WORLD, '1'],
  ]);
});

test('what a line of a year names is that of its instrument, and there of its sales', async () => {
  const { lines } = await ask(`figure=sale_gain&${OF_YEAR}`);
  expect(lines.map(({ isin }) => isin).slice(0, 2)).toEqual([GOLD, WORLD]);
  const days = 'stretch_start_date=2024-12-31&stretch_end_date=2025-12-31';
  const world = await ask(`figure=sale_gain&isin=${WORLD}&${days}`);
  expect(equals(decimal(world.lines[0]?.result ?? ''), decimal(lines[1]?.operand ?? ''))).toBe(true);
  expect(world.lines[0]).toMatchObject({ figure: 'sale_gain', transaction_id: 3 });
});

test('the figures of income', async () => {
  const { total, last_year: last } = (await api.call('GET', '/analytics/income?year=2026')).as(incomeSchema);
  for (const name of ['gross', 'tax', 'fees', 'net'] as const)
    await comesTo(`figure=dividend_${name}&start_date=2025-12-31&end_date=2026-12-31`, total[name]);
  await comesTo('figure=yield_on_cost', last.yield_on_cost);
  await comesTo('figure=yield_on_value', last.yield_on_value);
  await comesTo(`figure=yield_on_value&isin=${WORLD}`, last.yield_on_value);
});

test('the figures of costs', async () => {
  const { years, ter_cost: ter } = (await api.call('GET', '/analytics/costs')).as(costsSchema);
  const [, year] = years;
  await comesTo(`figure=charged_fees&${OF_YEAR}`, year?.fees ?? '');
  await comesTo(`figure=charged_taxes&${OF_YEAR}&broker=DEGIRO`, year?.brokers[0]?.taxes ?? '');
  await comesTo('figure=ter_cost', ter);
  await comesTo(`figure=ter_cost&isin=${WORLD}`, ter);
  await comesTo(`figure=ter&isin=${WORLD}`, '0.0022');
  // an oversold position is worth nothing that is known
  expect((await ask('figure=average_value')).unavailable).toEqual({ code: 'oversold' });
  const cover = { isin: GOLD, broker: 'Fio', transaction_type: 'BUY', fee: '0', date: '2025-03-03' };
  await api.call('POST', '/transactions', { ...cover, units: '2', price_per_unit: '61' });
  const { last_year: last } = (await api.call('GET', '/analytics/costs')).as(costsSchema);
  const average = await comesTo('figure=average_value', last.average_value);
  expect(average.lines_total).toBeGreaterThanOrEqual(366);
  await comesTo('figure=total_cost_ratio', last.total_cost_ratio);
});

test('the value and the gain of a lot', async () => {
  const { lots } = (await api.call('GET', '/analytics/lots')).as(lotsSchema);
  for (const { transaction_id: id, value, unrealised_gain: gain, age_days: age } of lots) {
    await comesTo(`figure=lot_age_days&transaction_id=${id}`, String(age));
    await comesTo(`figure=lot_value&transaction_id=${id}`, value);
    await comesTo(`figure=lot_gain&transaction_id=${id}`, gain);
  }
  expect(lots).toHaveLength(1);
});

test('what there is not is refused or told', async () => {
  const code = async (query: string) => (await ask(query)).unavailable?.code;
  const status = async (query: string) => (await api.call('GET', `/analytics/why?${query}`)).status;
  expect(await code('figure=sale_gain&transaction_id=1')).toBe('nothing_realised');
  expect(await code('figure=lot_value&transaction_id=3')).toBe('not_held');
  expect(await status('figure=lot_value')).toBe(422);
  expect(await status('figure=sale_units')).toBe(422);
  expect(await status('figure=sale_count&transaction_id=3')).toBe(422);
  expect(await code('figure=ter')).toBe('not_held');
  expect(await status('figure=dividend_net&transaction_id=1')).toBe(422);
  expect(await status('figure=sale_gain&transaction_id=99')).toBe(404);
  expect(await status('figure=sale_gain&isin=XX0000000000')).toBe(404);
  expect(await status('figure=charged_fees&stretch_start_date=2026-01-01&stretch_end_date=2025-01-01')).toBe(
    200,
  );
});
