import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare } from '../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../money/divide.ts';
import { roundHalfEven } from '../money/round.ts';
import { anyTrade } from '../testing/index.ts';
import { idOfRank, netAmountRank } from './net-amount-rank.ts';
import type { Trade } from './trade.ts';
import { netAmount } from './transaction-amounts.ts';

const anyId = fc.integer({ min: 1, max: 2 ** 40 - 1 });
const numbered = fc.tuple(anyTrade(), anyId).map(([trade, id]): Trade => ({ ...trade, id }));
/** Two trades, of one amount every second time and of one day now and then. */
const anyPair = fc
  .tuple(numbered, numbered, fc.boolean(), fc.boolean())
  .map(([one, other, same, sameDay]) => {
    const twin = same ? { ...one, id: other.id, date: sameDay ? one.date : other.date } : other;
    return [one, twin] as const;
  });

const published = (trade: Trade) => roundHalfEven(netAmount(trade), PUBLISHED_DIGITS);

it('ranks compare as the amounts, then the days, then the ids', () => {
  fc.assert(
    fc.property(anyPair, ([one, other]) => {
      const byDay = one.date < other.date ? -1 : one.date > other.date ? 1 : 0;
      const expected = compare(published(one), published(other)) || byDay || Math.sign(one.id - other.id);
      const [left, right] = [netAmountRank(one), netAmountRank(other)];
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(expected);
    }),
  );
});

it('a rank names its trade', () => {
  fc.assert(
    fc.property(numbered, (trade) => {
      expect(idOfRank(netAmountRank(trade))).toBe(trade.id);
    }),
  );
});
