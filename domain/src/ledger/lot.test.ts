import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, equals } from '../money/decimal.ts';
import { publishedText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { anyTrade, positiveDecimal, trades } from '../testing/index.ts';
import { type Lot, lotOf as lotOfMove, splitLot } from './lot.ts';
import type { Transaction } from './transaction.ts';
import { unitMove } from './unit-move.ts';

function lotOf(entry: Transaction): Lot {
  const move = unitMove(entry);
  if (!move) throw new Error('the entry moves no units');
  return lotOfMove(entry, move);
}

const [purchase] = trades('2025-01-15 BUY 8 @ 110 USD / 1.1 fee 2 fx-fee 2 at IBKR');

describe('a lot', () => {
  it('is what the trade bought, in the base currency', () => {
    if (!purchase) throw new Error('one trade was written');
    const lot = lotOf(purchase);
    expect(lot).toMatchObject({ tradeId: 1, date: '2025-01-15', broker: 'IBKR' });
    // 110 / 1.1 = 100; 8 × 100; 2 + 2
    expect([lot.units, lot.unitCost, lot.cost, lot.fee].map((value) => publishedText(value))).toEqual([
      '8',
      '100',
      '800',
      '4',
    ]);
  });

  it('is cut by units', () => {
    if (!purchase) throw new Error('one trade was written');
    const parts = splitLot(lotOf(purchase), decimal('2'));
    expect(
      parts.map((part) => [part.units, part.cost, part.fee].map((value) => publishedText(value))),
    ).toEqual([
      ['2', '200', '1'],
      ['6', '600', '3'],
    ]);
  });

  it('leaves nothing when all of it is taken', () => {
    if (!purchase) throw new Error('one trade was written');
    const lot = lotOf(purchase);
    const [all, rest] = splitLot(lot, decimal('8.00'));
    expect(all).toBe(lot);
    expect([rest.units.digits, rest.cost.digits, rest.fee.digits]).toEqual([0n, 0n, 0n]);
  });
});

describe('laws', () => {
  it('both parts of a lot are the lot, to the last digit', () => {
    fc.assert(
      fc.property(anyTrade(), positiveDecimal(), (draft, extra) => {
        const lot = lotOf({ ...draft, id: 1, units: add(draft.units, extra) });
        const [first, rest] = splitLot(lot, extra);
        for (const figure of ['units', 'cost', 'fee'] as const) {
          expect(equals(add(first[figure], rest[figure]), lot[figure])).toBe(true);
        }
      }),
    );
  });
});
