import { expect, test } from 'vitest';
import { feesDraft, orderDraft, percentText, proposalDraft, targetsDraft } from './draft.ts';

const FIELDS = { amount: '1’000,50', minimum: '', sales: 'yes', units: 'fractions' } as const;

test('a question is read with a comma or a point; nothing typed is 0', () => {
  expect(proposalDraft(FIELDS).asked).toEqual({
    amount: '1000.5',
    minimum_order: '0',
    allow_sales: true,
    whole_units: false,
  });
  expect(proposalDraft({ ...FIELDS, amount: '-1', minimum: 'x' })).toEqual({
    errors: { amount: 'rebalance.enter-an-amount', minimum: 'rebalance.enter-an-amount' },
    asked: null,
  });
});

test('targets are fractions, exactly, and are whole at 100 %', () => {
  const rows = [
    { scope: 'instrument', key: 'A', percent: '33,3' },
    { scope: 'asset_class', key: 'STOCK', percent: '66.7' },
  ] as const;
  expect(targetsDraft(rows)).toMatchObject({
    total: '1',
    error: null,
    targets: [{ weight: '0.333' }, { weight: '0.667' }],
  });
  expect(targetsDraft(rows.slice(0, 1))).toMatchObject({ total: '0.333', error: 'rebalance.not-whole' });
  expect(targetsDraft([])).toMatchObject({ error: null, targets: [] });
  for (const percent of ['100.1', '-1', 'x'])
    expect(targetsDraft([{ ...rows[0], percent }])).toMatchObject({
      wrongKey: 'A',
      error: 'rebalance.enter-a-percentage',
    });
  expect(percentText('0.333')).toBe('33.3');
});

test('fees are read as a whole or not at all', () => {
  const row = { broker: 'Fio', fixed: '1,5', percent: '0.25', minimum: '' };
  expect(feesDraft([row])).toEqual([{ broker: 'Fio', fixed: '1.5', rate: '0.0025', minimum: '0' }]);
  expect(feesDraft([row, { ...row, minimum: '-1' }])).toBeNull();
});

test('an order becomes a transaction; what is missing is named', () => {
  const order = {
    isin: 'A',
    type: 'BUY',
    date: '2026-11-24',
    broker: ' Fio ',
    units: '4',
    price: '50,5',
    fee: '',
  } as const;
  expect(orderDraft(order).body).toEqual({
    transaction_type: 'BUY',
    isin: 'A',
    date: '2026-11-24',
    broker: 'Fio',
    units: '4',
    price_per_unit: '50.5',
    fee: '0',
  });
  const wrong = { ...order, broker: '', units: '0', price: 'x', fee: '-1', date: '' };
  expect(Object.keys(orderDraft(wrong).errors)).toEqual(['date', 'broker', 'units', 'price', 'fee']);
});
