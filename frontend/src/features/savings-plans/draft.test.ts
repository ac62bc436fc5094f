import { expect, test } from 'vitest';
import { editableText, planDraft, planFields, purchaseDraft } from './draft.ts';

const PLAN = {
  isin: 'IE00BK5BQT80',
  broker: 'Fio',
  of: 'amount',
  size: '100,50',
  interval: 'monthly',
  day: '31',
  start: '2026-01-31',
  end: '',
} as const;

test('a plan is of an amount or of units', () => {
  const common = {
    isin: 'IE00BK5BQT80',
    broker: 'Fio',
    interval: 'monthly',
    day: 31,
    start_on: '2026-01-31',
  };
  expect(planDraft(PLAN).body).toEqual({ ...common, amount: '100.5', end_on: null });
  expect(planDraft({ ...PLAN, of: 'units', size: '2', end: '2026-12-31' }).body).toEqual({
    ...common,
    units: '2',
    end_on: '2026-12-31',
  });
});

test('a plan is edited as it stands', () => {
  const stamps = { id: 1, created_at: '', updated_at: '' };
  const plan = { ...stamps, isin: 'IE00BK5BQT80', broker: 'Fio', interval: 'monthly', day: 31 } as const;
  const days = { start_on: '2026-01-31', end_on: null };
  expect(planFields({ ...plan, ...days, amount: '100.50', units: null })).toEqual({
    ...PLAN,
    size: '100.5',
  });
  expect(planFields({ ...plan, ...days, end_on: '2026-12-31', amount: null, units: '2' })).toEqual({
    ...PLAN,
    of: 'units',
    size: '2',
    end: '2026-12-31',
  });
});

test('what is wrong with a plan is named', () => {
  const wrong = { ...PLAN, isin: 'x', broker: ' ', size: '0', day: '32', start: '', end: 'x' };
  expect(Object.keys(planDraft(wrong).errors)).toEqual(['isin', 'broker', 'size', 'day', 'start', 'end']);
  expect(planDraft({ ...PLAN, end: '2026-01-30' })).toMatchObject({
    errors: { end: 'savings-plans.enter-an-end' },
    body: null,
  });
});

test('a purchase is confirmed with the figures that the owner leaves or changes', () => {
  const fields = { date: '2026-02-02', units: '3,3333', price: '30', fee: '' };
  expect(purchaseDraft('2026-01-31', fields).body).toEqual({
    due_on: '2026-01-31',
    date: '2026-02-02',
    units: '3.3333',
    price_per_unit: '30',
    fee: '0',
  });
  const wrong = { date: '', units: '', price: '-1', fee: 'x' };
  expect(Object.keys(purchaseDraft('2026-01-31', wrong).errors)).toEqual(['date', 'units', 'price', 'fee']);
  expect(editableText(null)).toBe('');
});
