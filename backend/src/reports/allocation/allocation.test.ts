import { add, decimal, equals, sum } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { isWholeTrail, unrounded } from '../../testing/whole-trail.ts';
import { whySchema } from '../why/why.schema.ts';
import { allocationSchema, overlapSchema } from './allocation.schema.ts';

const WORLD = 'IE00B4L5Y983';
const AMERICA = 'IE00B5BMR087';
const GOLD = 'IE00B4ND3602';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function buy(isin: string, units: string, price: string, more: object = {}) {
  const plain = { isin, broker: 'DEGIRO', fee: '0', date: '2025-01-02', transaction_type: 'BUY', units };
  const body = { ...plain, price_per_unit: price, ...more };
  expect((await api.call('POST', '/transactions', body)).status).toBe(201);
}

const value = async (isin: string, current_value: string) =>
  await api.call('POST', '/position-values', { isin, current_value });
const name = async (isin: string, type: string, more: object = {}) =>
  await api.call('POST', '/isin-metadata', { isin, name: isin, type, ...more });
const hold = async (isin: string, kind: string, parts: Readonly<Record<string, string>>) => {
  const told = Object.entries(parts).map(([part, weight]) => ({ name: part, weight }));
  const answer = await api.call('PUT', `/look-through/${isin}`, { kind, as_of: '2025-11-28', parts: told });
  expect(answer.status).toBe(200);
};

/** 600 in the world at two brokers, 300 in America, 100 in gold; one holding without a value and one oversold. */
async function portfolio() {
  await buy(WORLD, '4', '100');
  await buy(WORLD, '6', '100', { broker: 'IBKR' });
  await buy(AMERICA, '3', '100');
  await buy(GOLD, '1', '100');
  await buy('IE00BK5BQT80', '1', '100');
  await buy('LU1681043599', '1', '100', { transaction_type: 'SELL' });
  await value(WORLD, '600');
  await value(AMERICA, '300');
  await value(GOLD, '100');
  await name(WORLD, 'STOCK', { currency: 'EUR' });
  await name(AMERICA, 'STOCK', { currency: 'USD' });
  await name(GOLD, 'COMMODITY');
  await hold(WORLD, 'region', { 'United States': '0.7', Japan: '0.25' });
  await hold(AMERICA, 'region', { USA: '1.005' });
}

const divided = async (by: string, more = '') =>
  (await api.call('GET', `/analytics/allocation?by=${by}${more}`)).as(allocationSchema);

const told = async (by: string) =>
  (await divided(by)).parts.map(({ kind, key, value: worth, share }) =>
    [kind === 'named' ? key : kind, worth, share].join(' '),
  );

describe('the allocation by', () => {
  test.each([
    ['instrument', [`${WORLD} 600.00 0.6`, `${AMERICA} 300.00 0.3`, `${GOLD} 100.00 0.1`]],
    ['asset_class', ['STOCK 900.00 0.9', 'COMMODITY 100.00 0.1']],
    ['currency', ['EUR 600.00 0.6', 'USD 300.00 0.3', 'unknown 100.00 0.1']],
    // 600 · 4 ÷ 10 + 300 + 100
    ['broker', ['DEGIRO 640.00 0.64', 'IBKR 360.00 0.36']],
    // 420 + 301.5; 150; 30 − 1.5 + 100
    ['region', ['US 721.50 0.7215', 'JP 150.00 0.15', 'not_broken_down 128.50 0.1285']],
    ['sector', ['not_broken_down 1000.00 1']],
  ])('%s', async (by, expected) => {
    await portfolio();
    expect(await told(by)).toEqual(expected);
  });

  test('tells how far instruments and classes are from their targets', async () => {
    await portfolio();
    const targets = [
      { scope: 'asset_class', key: 'STOCK', weight: '0.5' },
      { scope: 'instrument', key: WORLD, weight: '0.35' },
      { scope: 'instrument', key: GOLD, weight: '0.15' },
    ];
    expect((await api.call('PUT', '/targets', { targets })).status).toBe(200);
    const deviations = async (by: string) =>
      (await divided(by)).parts.map(({ key, target, deviation }) => [key, target, deviation]);
    // 0.6 − 0.35; 0.1 − 0.15. The target of its class says nothing of America alone
    expect(await deviations('instrument')).toEqual([
      [WORLD, '0.35', '0.25'],
      [AMERICA, null, null],
      [GOLD, '0.15', '-0.05'],
    ]);
    // 0.9 − (0.5 + 0.35)
    expect(await deviations('asset_class')).toEqual([
      ['STOCK', '0.85', '0.05'],
      ['COMMODITY', '0.15', '-0.05'],
    ]);
  });

  test('names what is in no part, how far each holding is broken down, and how concentrated they are', async () => {
    await portfolio();
    const { without_value, coverage, concentration, total_value, parts } = await divided('region');
    expect(total_value).toBe('1000.00');
    expect(without_value.map(({ isin, reason }) => [isin, reason])).toEqual([
      ['IE00BK5BQT80', 'no_price'],
      ['LU1681043599', 'oversold'],
    ]);
    expect(coverage.map(({ isin, known, as_of }) => [isin, known, as_of])).toEqual([
      [WORLD, '0.95', '2025-11-28'],
      [GOLD, null, null],
      [AMERICA, '1.005', '2025-11-28'],
    ]);
    // 0.36 + 0.09 + 0.01
    expect(concentration).toEqual({
      largest: { isin: WORLD, name: WORLD },
      largest_position_share: '0.6',
      top_ten_share: '1',
      herfindahl_index: '0.46',
      effective_count: '2.1739130435',
    });
    expect(parts[0]?.instruments.map(({ isin, value: worth }) => [isin, worth])).toEqual([
      [WORLD, '420.00'],
      [AMERICA, '301.50'],
    ]);
    expect((await divided('instrument')).coverage).toEqual([]);
  });

  test('tells the smallest parts together beyond a limit; all of them come to the whole', async () => {
    await portfolio();
    const { parts, parts_total, more, total_value } = await divided('instrument', '&limit=1');
    expect([parts.length, parts_total]).toEqual([1, 3]);
    expect(more).toEqual({ count: 2, value: '400.00', share: '0.4' });
    const all = add(sum(parts.map((part) => decimal(part.value))), decimal(more.value));
    expect(equals(all, decimal(total_value))).toBe(true);
  });

  test('of nothing is empty, and another key is refused', async () => {
    expect(await divided('broker')).toMatchObject({
      total_value: '0.00',
      parts: [],
      more: { share: null },
      concentration: null,
    });
    expect((await api.call('GET', '/analytics/allocation?by=colour')).status).toBe(422);
    expect((await api.call('GET', '/analytics/allocation')).status).toBe(422);
  });
});

const ask = async (query: string) => (await api.call('GET', `/analytics/why?${query}`)).as(whySchema);

describe('why', () => {
  test('every part and share has a trail that ends in the very text that is shown', async () => {
    await portfolio();
    for (const by of ['instrument', 'asset_class', 'currency', 'broker', 'region', 'sector']) {
      for (const { kind, key, value: worth, share, instruments } of (await divided(by)).parts) {
        const part = `allocation_by=${by}&part_kind=${kind}&part=${encodeURIComponent(key)}`;
        const ofValue = await ask(`figure=allocation_value&${part}`);
        const ofShare = await ask(`figure=allocation_share&${part}`);
        expect([ofValue.value, ofShare.value]).toEqual([worth, share]);
        expect(ofValue.part).toEqual({ by, kind, key });
        for (const one of instruments) {
          const own = await ask(`figure=allocation_instrument_value&isin=${one.isin}&${part}`);
          expect([own.value, isWholeTrail(own)]).toEqual([one.value, true]);
        }
        for (const answer of [ofValue, ofShare]) {
          expect(isWholeTrail(answer)).toBe(true);
          for (const line of answer.lines.filter(({ figure }) => figure !== undefined)) {
            const of =
              line.part && `&allocation_by=${line.part.by}&part_kind=${line.part.kind}&part=${line.part.key}`;
            const drilled = await ask(`figure=${String(line.figure)}&isin=${line.isin ?? ''}${of ?? ''}`);
            expect(equals(unrounded(drilled), decimal(line.operand))).toBe(true);
          }
        }
      }
    }
  });

  test('concentration has one too', async () => {
    await portfolio();
    const { concentration } = await divided('instrument');
    for (const figure of ['largest_position_share', 'top_ten_share', 'herfindahl_index'] as const) {
      const answer = await ask(`figure=${figure}`);
      expect([answer.value, isWholeTrail(answer)]).toEqual([concentration?.[figure], true]);
    }
    const square = await ask(`figure=squared_share&isin=${WORLD}`);
    expect([square.value, isWholeTrail(square)]).toEqual(['0.36', true]);
  });

  test.each([
    ['figure=allocation_share', 422],
    ['figure=allocation_instrument_value&allocation_by=currency&part=EUR', 422],
    ['figure=squared_share', 422],
    ['figure=allocation_share&allocation_by=currency&part=XXX', 404],
    ['figure=allocation_value&allocation_by=region&part_kind=unknown', 404],
    ['figure=allocation_instrument_value&allocation_by=currency&part=XXX&isin=IE00B4L5Y983', 404],
    ['figure=squared_share&isin=IE00B4L5Y984', 404],
  ])('%s is %i', async (query, status) => {
    await portfolio();
    expect((await api.call('GET', `/analytics/why?${query}`)).status).toBe(status);
  });

  test('of the concentration of nothing', async () => {
    expect((await ask('figure=top_ten_share')).unavailable).toEqual({ code: 'base_not_positive' });
  });
});

describe('the overlap of two funds', () => {
  const overlap = async (left: string, right: string) =>
    await api.call('GET', `/analytics/overlap?isin=${left}&isin=${right}`);

  test('is the same either way round, and 1 of a fund with itself', async () => {
    await name(WORLD, 'STOCK');
    await hold(WORLD, 'holding', { 'Apple Inc.': '0.6', SAP: '0.395' });
    await hold(AMERICA, 'holding', { APPLE: '0.1', 'APPLE INC': '0.2' });
    const answer = (await overlap(WORLD.toLowerCase(), AMERICA)).as(overlapSchema);
    // SAP and the other Apple are in one of them alone.
    expect(answer).toMatchObject({
      overlap: '0.2',
      is_whole: false,
      tolerance: '0.01',
      shared_total: 1,
      funds: [
        { isin: WORLD, name: WORLD, as_of: '2025-11-28', known: '0.995' },
        { isin: AMERICA, name: null, known: '0.3' },
      ],
    });
    expect(answer.shared).toEqual([{ name: 'Apple Inc.', weights: ['0.6030150754', '0.2'], common: '0.2' }]);
    expect((await overlap(AMERICA, WORLD)).as(overlapSchema).overlap).toBe('0.2');
    expect((await overlap(WORLD, WORLD)).as(overlapSchema)).toMatchObject({ overlap: '1', is_whole: true });
  });

  test('needs two funds of which something is known', async () => {
    const unknown = await overlap(WORLD, AMERICA);
    expect([unknown.status, unknown.told.code]).toEqual([404, 'look_through_not_found']);
    for (const query of ['', `?isin=${WORLD}`, `?isin=${WORLD}&isin=${WORLD}&isin=${WORLD}`])
      expect((await api.call('GET', `/analytics/overlap${query}`)).status).toBe(422);
  });
});
