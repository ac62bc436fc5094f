import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { todayHere } from '../../db/instant.ts';
import { validationSchema } from '../../http/wire.ts';
import { duePurchasesSchema } from '../../reports/due-purchases/due-purchases.schema.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { savingsPlanListSchema, savingsPlanSchema, settledDaySchema } from './savings-plans.schema.ts';

const ISIN = 'IE00BK5BQT80';
const PLAN = {
  isin: ISIN,
  broker: 'DEGIRO',
  amount: '100',
  interval: 'yearly',
  day: 31,
  start_on: '2022-02-01',
  end_on: '2024-12-31',
};

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const add = async (members: object = {}) => await api.call('POST', '/savings-plans', { ...PLAN, ...members });
const plans = async () => (await api.call('GET', '/savings-plans')).as(savingsPlanListSchema).items;
const due = async () => (await api.call('GET', '/savings-plans/due')).as(duePurchasesSchema).due;
const dueDays = async () => (await due()).map((one) => one.due_on);
const close = async (date: string, amount: string, currency = 'EUR') => {
  const prices = [{ isin: ISIN, date, close: amount, currency }];
  expect((await api.call('POST', '/prices', { prices })).status).toBe(200);
};

describe('a plan', () => {
  test('is added, edited, deleted, and each of it can be undone', async () => {
    const added = (await add()).as(savingsPlanSchema);
    expect(added).toMatchObject({ ...PLAN, units: null, id: 1 });
    const path = `/savings-plans/${added.id}`;
    const edited = { ...PLAN, amount: null, units: '2', based_on: added.updated_at };
    expect((await api.call('PUT', path, edited)).status).toBe(200);
    expect((await api.call('PUT', path, { ...edited, based_on: undefined })).changeId).toBeNull();
    const late = await api.call('PUT', path, { ...PLAN, based_on: added.updated_at });
    expect([late.status, late.told.code]).toEqual([409, 'row_changed']);
    expect((await api.call('DELETE', path)).status).toBe(204);
    expect(await plans()).toEqual([]);
    await api.call('POST', '/changes/3/undo');
    expect(await plans()).toMatchObject([{ id: 1, amount: null, units: '2' }]);
    await api.call('POST', '/changes/2/undo');
    expect(await plans()).toMatchObject([{ amount: '100', units: null }]);
  });

  test('that there is not is 404', async () => {
    for (const [method, path, body] of [
      ['PUT', '/savings-plans/7', PLAN],
      ['DELETE', '/savings-plans/7', undefined],
      ['POST', '/savings-plans/7/skip', { due_on: '2022-02-28' }],
    ] as const) {
      const answer = await api.call(method, path, body);
      expect([answer.status, answer.told.code]).toEqual([404, 'plan_not_found']);
    }
  });

  test.each([
    [{ units: '1' }, 'amount', 'amount_or_units'],
    [{ amount: null }, 'amount', 'amount_or_units'],
    [{ amount: '0' }, 'amount', undefined],
    [{ interval: 'daily' }, 'interval', undefined],
    [{ day: 32 }, 'day', undefined],
    [{ end_on: '2022-01-31' }, 'end_on', 'end_before_start'],
    [{ isin: 'IE00BK5BQT81' }, 'isin', 'isin_check_digit'],
    [{ broker: '' }, 'broker', undefined],
  ])('%j is refused', async (members, member, code) => {
    const answer = await add(members);
    expect(answer.status).toBe(422);
    const { detail } = validationSchema.parse(JSON.parse(answer.text));
    expect(detail.map((one) => [one.loc.at(-1), one.code])).toEqual([[member, code]]);
    expect(await plans()).toEqual([]);
  });
});

describe('what is due', () => {
  test('is told with the price of its day or the last one before, never a later one', async () => {
    await add();
    await close('2023-02-27', '30');
    await close('2023-03-01', '1000');
    await api.call('PUT', '/settings/broker-fees', {
      fees: [{ broker: 'DEGIRO', fixed: '1', rate: '0.001' }],
    });
    await api.call('POST', '/isin-metadata', { isin: ISIN, name: 'All-World', type: 'STOCK' });
    const nothing = { price: null, price_date: null, units: null, fee: null };
    const common = { plan_id: 1, isin: ISIN, name: 'All-World', broker: 'DEGIRO', amount: '100' };
    expect(await due()).toEqual([
      { ...common, ...nothing, due_on: '2022-02-28', reason: 'no_price' },
      {
        ...common,
        due_on: '2023-02-28',
        price: '30.0000',
        price_date: '2023-02-27',
        units: '3.3333',
        fee: '1.10', // 1 + 0.001 · 99.999, rounded up
        reason: null,
      },
      {
        ...common,
        due_on: '2024-02-29',
        price: '1000.0000',
        price_date: '2023-03-01',
        units: '0.1',
        fee: '1.10',
        reason: null,
      },
    ]);
  });

  test('has no units without a rate, or where the amount buys nothing', async () => {
    await add({ end_on: '2022-12-31' });
    await close('2022-02-28', '30', 'USD');
    expect(await due()).toMatchObject([{ reason: 'no_rate', price: null }]);
    await api.call('POST', '/exchange-rates', {
      rates: [{ currency: 'USD', date: '2022-02-28', rate: '1.2' }],
    });
    expect(await due()).toMatchObject([{ reason: null, price: '25.0000', units: '4', fee: '0.00' }]);
    await close('2022-02-28', '9000000');
    expect(await due()).toMatchObject([{ reason: 'amount_too_small', units: null, price: '9000000.0000' }]);
  });

  test('of a plan of units is those units; what is due tomorrow is not due', async () => {
    const day = Number(todayHere().slice(8));
    await add({ amount: null, units: '1.5', interval: 'monthly', day, start_on: todayHere(), end_on: null });
    await add({ interval: 'monthly', start_on: '9000-01-01', end_on: null });
    await close('2022-02-28', '10');
    expect(await due()).toMatchObject([{ due_on: todayHere(), units: '1.5', amount: null }]);
  });

  test('is confirmed once: the purchase is recorded and its day done, and one undo takes both back', async () => {
    await add();
    const body = { due_on: '2023-02-28', date: '2023-03-01', units: '3', price_per_unit: '31', fee: '1' };
    const answer = await api.call('POST', '/savings-plans/1/confirm', body);
    expect(answer.status).toBe(201);
    expect(answer.as(settledDaySchema)).toEqual({
      plan_id: 1,
      due_on: '2023-02-28',
      outcome: 'confirmed',
      transaction_id: 1,
    });
    expect(JSON.parse((await api.call('GET', '/transactions/1')).text)).toMatchObject({
      date: '2023-03-01',
      isin: ISIN,
      broker: 'DEGIRO',
      units: '3.0000',
      price_per_unit: '31.0000',
      fee: '1.00',
      currency: 'EUR',
      transaction_type: 'BUY',
    });
    expect(await dueDays()).toEqual(['2022-02-28', '2024-02-29']);
    const again = await api.call('POST', '/savings-plans/1/confirm', body);
    expect([again.status, again.told.code]).toEqual([409, 'plan_day_settled']);
    expect((await api.call('POST', `/changes/${answer.changeId}/undo`)).status).toBe(201);
    expect(await dueDays()).toEqual(['2022-02-28', '2023-02-28', '2024-02-29']);
    expect((await api.call('GET', '/transactions/1')).status).toBe(404);
  });

  test('is skipped, and that can be undone; a plan goes with its days', async () => {
    await add();
    const skipped = await api.call('POST', '/savings-plans/1/skip', { due_on: '2022-02-28' });
    expect(skipped.as(settledDaySchema)).toMatchObject({ outcome: 'skipped', transaction_id: null });
    expect(await dueDays()).toEqual(['2023-02-28', '2024-02-29']);
    await api.call('POST', `/changes/${skipped.changeId}/undo`);
    expect(await dueDays()).toHaveLength(3);
    await api.call('POST', '/savings-plans/1/skip', { due_on: '2022-02-28' });
    const { changeId } = await api.call('DELETE', '/savings-plans/1');
    expect(await due()).toEqual([]);
    await api.call('POST', `/changes/${changeId}/undo`);
    expect(await dueDays()).toEqual(['2023-02-28', '2024-02-29']);
    const { changes } = (await api.call('GET', '/changes?subject=savings_plan_days')).as(changeListSchema);
    expect(changes[0]?.summary).toBe(`Skipped the savings plan of ${ISIN} of 2022-02-28`);
  });

  test('a day on which the plan is not due can be neither confirmed nor skipped', async () => {
    await add();
    for (const due_on of ['2022-02-27', '2025-02-28']) {
      const answer = await api.call('POST', '/savings-plans/1/skip', { due_on });
      expect(validationSchema.parse(JSON.parse(answer.text)).detail).toMatchObject([
        { loc: ['body', 'due_on'], code: 'day_not_due', values: { due_on } },
      ]);
    }
    const future = { due_on: '2023-02-28', date: '9000-01-01', units: '1', price_per_unit: '1' };
    expect((await api.call('POST', '/savings-plans/1/confirm', future)).status).toBe(422);
    expect(await dueDays()).toHaveLength(3);
  });

  test('is due again when its purchase is deleted, and done again when that is undone', async () => {
    await add({ end_on: '2022-12-31' });
    const path = '/savings-plans/1';
    const bought = { due_on: '2022-02-28', units: '1', price_per_unit: '30' };
    expect((await api.call('POST', `${path}/confirm`, bought)).status).toBe(201);
    expect(await dueDays()).toEqual([]);
    const removed = await api.call('DELETE', '/transactions/1');
    expect(await dueDays()).toEqual(['2022-02-28']);
    await api.call('POST', `/changes/${String(removed.changeId)}/undo`);
    expect(await dueDays()).toEqual([]);
    await api.call('DELETE', '/transactions/1');
    const again = await api.call('POST', `${path}/confirm`, bought);
    expect(again.as(settledDaySchema)).toMatchObject({ outcome: 'confirmed', transaction_id: 2 });
    expect(await dueDays()).toEqual([]);
    await api.call('DELETE', '/transactions/2');
    expect((await api.call('POST', `${path}/skip`, { due_on: '2022-02-28' })).status).toBe(201);
    expect(await dueDays()).toEqual([]);
    expect((await api.call('POST', `${path}/confirm`, bought)).status).toBe(409);
  });
});
