import { decimal, equals } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { todayHere } from '../../db/instant.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { isWholeTrail, unrounded } from '../../testing/whole-trail.ts';
import { allocationSchema, overlapSchema } from '../allocation/allocation.schema.ts';
import { whySchema, type WhyWire } from './why.schema.ts';

const [WORLD, TECH, GOLD] = ['IE00BK5BQT80', 'IE00B3WJKG14', 'IE00B4ND3602'] as const;

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
  const trade = {
    transaction_type: 'BUY',
    broker: 'Fio',
    date: '2025-01-02',
    price_per_unit: '10',
    fee: '0',
  };
  for (const [isin, units] of [
    [WORLD, '6'],
    [TECH, '3'],
    [GOLD, '1'],
  ])
    await api.call('POST', '/transactions', { ...trade, isin, units });
  const prices = [WORLD, TECH, GOLD].map((isin) => ({
    ...{ isin, close: '100', date: todayHere(), currency: 'EUR' },
  }));
  await api.call('POST', '/prices', { prices });
  for (const [isin, type] of [
    [WORLD, 'STOCK'],
    [TECH, 'STOCK'],
    [GOLD, 'REAL_ASSET'],
  ])
    await api.call('POST', '/isin-metadata', { isin, name: isin, type });
  const weights = (all: object) =>
    Object.entries(all).map(([name, weight]) => ({ name, weight: String(weight) }));
  const holding = { Apple: '0.7', 'SAP SE': '0.305' };
  await api.call('PUT', `/look-through/${WORLD}`, {
    ...{ kind: 'holding', as_of: todayHere(), parts: weights(holding) },
  });
  await api.call('PUT', `/look-through/${TECH}`, {
    ...{ kind: 'holding', as_of: todayHere(), parts: weights({ APPLE: '0.2', 'Sap Se': '0.6' }) },
  });
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const ask = async (query: string) =>
  (await api.call('GET', `/analytics/why?limit=1000&${query}`)).as(whySchema);

async function comesTo(query: string, value: string | null | undefined): Promise<WhyWire> {
  const told = await ask(query);
  expect(told.value, query).toBe(value);
  expect(isWholeTrail(told), query).toBe(true);
  return told;
}

test('the overlap of two funds, down to the weights that were entered', async () => {
  const { overlap, funds, shared } = (
    await api.call('GET', `/analytics/overlap?isin=${WORLD}&isin=${TECH}`)
  ).as(overlapSchema);
  // World comes to 1.005: min(0.7 ÷ 1.005, 0.2) + min(0.305 ÷ 1.005, 0.6)
  expect(overlap).toBe('0.5034825871');
  const both = `isin=${WORLD}&other_isin=${TECH}`;
  const whole = await comesTo(`figure=fund_overlap&${both}`, overlap);
  expect(whole.other_isin).toBe(TECH);
  expect(whole.lines_total).toBe(3);
  for (const { isin, known } of funds) await comesTo(`figure=owned_weight&isin=${isin}`, known);
  expect(shared).toHaveLength(2);
  for (const { name, weights, common } of shared) {
    const told = await comesTo(`figure=common_weight&${both}&allocation_by=holding&part=${name}`, common);
    const [line] = told.lines;
    expect(line).toMatchObject({ figure: 'weight_in_fund', rule: 'smaller' });
    const drilled = await ask(
      `figure=weight_in_fund&isin=${line?.isin ?? ''}&allocation_by=holding&part=${name}`,
    );
    expect(equals(unrounded(drilled), decimal(line?.operand ?? ''))).toBe(true);
    for (const [index, isin] of [WORLD, TECH].entries())
      await comesTo(`figure=weight_in_fund&isin=${isin}&allocation_by=holding&part=${name}`, weights[index]);
  }
});

test('how much of a fund is known, as the allocation tells it', async () => {
  const { coverage } = (await api.call('GET', '/analytics/allocation?by=holding')).as(allocationSchema);
  const known = coverage.filter((one) => one.known !== null);
  expect(known).toHaveLength(2);
  for (const one of known)
    await comesTo(`figure=known_weight&isin=${one.isin}&allocation_by=holding`, one.known);
});

test('the targets of parts and their deviations, and the parts that are told together', async () => {
  const targets = [
    { scope: 'asset_class', key: 'STOCK', weight: '0.5' },
    { scope: 'instrument', key: TECH, weight: '0.35' },
    { scope: 'instrument', key: GOLD, weight: '0.15' },
  ];
  await api.call('PUT', '/targets', { targets });
  for (const by of ['instrument', 'asset_class']) {
    const { parts } = (await api.call('GET', `/analytics/allocation?by=${by}`)).as(allocationSchema);
    const aimed = parts.filter(({ target }) => target !== null);
    expect(aimed.length).toBe(2);
    for (const { key, target, deviation } of aimed) {
      const part = `allocation_by=${by}&part=${key}`;
      await comesTo(`figure=allocation_target&${part}`, target);
      await comesTo(`figure=allocation_deviation&${part}`, deviation);
    }
  }
  const { lines } = await ask('figure=allocation_target&allocation_by=asset_class&part=STOCK');
  expect(lines.map(({ operand, part }) => [operand, part?.key])).toEqual([
    ['0.5', 'STOCK'],
    ['0.35', TECH],
  ]);
  const { more } = (await api.call('GET', '/analytics/allocation?by=instrument&limit=1')).as(
    allocationSchema,
  );
  const told = 'allocation_by=instrument&part_kind=more&part=1';
  const value = await comesTo(`figure=allocation_value&${told}`, more.value);
  expect(value.lines.map(({ part }) => part?.key)).toEqual([TECH, GOLD]);
  await comesTo(`figure=allocation_share&${told}`, more.share);
  const none = await ask(`figure=allocation_target&allocation_by=instrument&part=${WORLD}`);
  expect([none.value, none.unavailable]).toEqual([null, { code: 'no_target' }]);
});

test.each([
  ['figure=fund_overlap', 422],
  [`figure=fund_overlap&isin=${WORLD}`, 422],
  [`figure=fund_overlap&isin=${WORLD}&other_isin=${GOLD}`, 404],
  [`figure=known_weight&isin=${WORLD}`, 422],
  [`figure=known_weight&isin=${WORLD}&allocation_by=region`, 404],
  [`figure=weight_in_fund&isin=${WORLD}&allocation_by=holding&part=Tesla`, 404],
  [`figure=common_weight&isin=${WORLD}&other_isin=${TECH}`, 404],
  ['figure=allocation_target', 422],
  ['figure=allocation_value&allocation_by=instrument&part_kind=more&part=9', 404],
  [`figure=allocation_instrument_value&isin=${WORLD}&allocation_by=instrument&part_kind=more`, 422],
])('%s is refused with %d', async (query, status) => {
  expect((await api.call('GET', `/analytics/why?${query}`)).status).toBe(status);
});
