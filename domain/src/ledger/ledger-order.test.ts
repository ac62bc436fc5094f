import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTrades, trades } from '../testing/index.ts';
import { ledgerOrder } from './ledger-order.ts';

function orderOf(text: string): readonly number[] {
  return ledgerOrder(trades(text)).map((trade) => trade.id);
}

describe('ledgerOrder', () => {
  it('goes by day first', () => {
    expect(orderOf('2025-01-16 BUY 1 @ 1; 2025-01-15 SELL 1 @ 1; 2024-12-31 SELL 1 @ 1')).toEqual([3, 2, 1]);
  });

  it('goes by time on a day on which every trade has one, a sale before a later purchase', () => {
    expect(
      orderOf('2025-01-15 17:30 BUY 1 @ 1; 2025-01-15 09:15 SELL 1 @ 1; 2025-01-15 09:15:30 BUY 1 @ 1'),
    ).toEqual([2, 3, 1]);
  });

  it('puts purchases first at one and the same time', () => {
    expect(orderOf('2025-01-15 09:15 SELL 1 @ 1; 2025-01-15 09:15 BUY 1 @ 1')).toEqual([2, 1]);
  });

  it('ignores the times of a day on which one trade has none', () => {
    expect(orderOf('2025-01-15 09:15 SELL 1 @ 1; 2025-01-15 17:30 BUY 1 @ 1; 2025-01-15 SELL 1 @ 1')).toEqual(
      [2, 1, 3],
    );
  });

  it('ends with the order of recording', () => {
    const [first, second] = trades('2025-01-15 BUY 1 @ 1; 2025-01-15 BUY 2 @ 1');
    if (!first || !second) throw new Error('two trades were written');
    expect(ledgerOrder([second, first])).toEqual([first, second]);
  });

  it('leaves the given array alone', () => {
    const given = trades('2025-01-16 BUY 1 @ 1; 2025-01-15 BUY 1 @ 1');
    ledgerOrder(given);
    expect(given.map((trade) => trade.id)).toEqual([1, 2]);
  });
});

describe('laws', () => {
  it('does not depend on the order in which trades are given', () => {
    const shuffled = anyTrades().chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(ledgerOrder(other)).toEqual(ledgerOrder(given));
      }),
    );
  });

  it('is a total order: of any two trades, the earlier stays earlier among any others of the same days', () => {
    fc.assert(
      fc.property(anyTrades(), (given) => {
        const ordered = ledgerOrder(given);
        expect(ledgerOrder(ordered)).toEqual(ordered);
        expect(ordered.map((trade) => trade.date)).toEqual(given.map((trade) => trade.date).toSorted());
        expect(new Set(ordered)).toEqual(new Set(given));
      }),
    );
  });
});
