import { describe, expect, test } from 'vitest';
import { newFields, type TransactionFields } from '../transaction-fields.ts';
import { effectOf, type HeldBefore } from './effect.ts';
import { transactionDraft } from './transaction-draft.ts';

const complete: TransactionFields = {
  ...newFields('BUY', '2026-11-24', 'EUR'),
  broker: 'DEGIRO',
  isin: 'IE00BK5BQT80',
  units: '12',
  price: '121.09',
};

/** 10 units that cost 1 000. */
const TEN: HeldBefore = { units: '10', costBasis: '1000.00' };

const effect = (changed: Partial<TransactionFields>, held: HeldBefore | null = TEN) => {
  const { entry } = transactionDraft({ ...complete, ...changed }, 'EUR');
  if (!entry) throw new Error('the transaction is not complete');
  return effectOf(entry, held);
};

describe('average cost before and after', () => {
  test('a purchase adds what it cost, fees apart', () => {
    // (1000 + 5 × 130) / 15 = 110
    const { averageCost } = effect({ units: '5', price: '130', fee: '9' }) ?? {};
    expect(averageCost).toEqual({ before: '100', after: '110' });
  });

  test('in another currency it is counted at its rate, to the last digit', () => {
    // (1000 + 3 × 50 / 1.25) / 13 = 1120 / 13
    const foreign = { units: '3', price: '50', currency: 'USD', exchangeRate: '1.25' };
    expect(effect(foreign)?.averageCost).toEqual({ before: '100', after: '86.1538461538' });
  });

  test('a sale leaves it, and the last one leaves none', () => {
    expect(effect({ type: 'SELL', units: '4' })?.averageCost).toEqual({ before: '100', after: '100' });
    expect(effect({ type: 'SELL', units: '10' })?.averageCost).toEqual({ before: '100', after: null });
  });

  test('the first purchase has none before it', () => {
    expect(effect({ units: '1', price: '7' }, null)?.averageCost).toEqual({ before: null, after: '7' });
  });

  test('there is none while more is sold than bought', () => {
    expect(effect({ type: 'SELL', units: '11' })).toBeNull();
    expect(effect({}, { units: '-3', costBasis: null })).toBeNull();
  });

  test('units that bring their cost change it as a purchase does', () => {
    // (1000 + 10 × 50) / 20 = 75
    const brought = { type: 'TRANSFER_IN', units: '10', price: '50' } as const;
    expect(effect(brought)?.averageCost).toEqual({ before: '100', after: '75' });
  });
});

test('a split multiplies the units and divides what one of them cost', () => {
  // 10 × 3 / 2 = 15; 1000 / 15 = 66.67
  expect(effect({ type: 'SPLIT', newUnits: '3', oldUnits: '2' })).toMatchObject({
    units: { before: '10', after: '15' },
    averageCost: { before: '100', after: '66.6666666667' },
  });
});

test('units that leave take their share of the cost along', () => {
  // 1000 × 4 / 10 = 400
  expect(effect({ type: 'TRANSFER_OUT', units: '4' })?.costOut).toBe('400.00');
});
