import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../calendar/local-date.ts';
import {
  add,
  type Decimal,
  equals,
  isNegative,
  isPositive,
  isZero,
  negate,
  subtract,
  sum,
} from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { anyEntries, entries, positiveDecimal } from '../testing/index.ts';
import { fifoLots, type FifoMatch, realisingMatches } from './fifo-lots.ts';
import { ledgerOrder } from './ledger-order.ts';
import type { Lot } from './lot.ts';
import { costBasis, type PositionState } from './position.ts';
import { positionOf } from './position-of.ts';
import { settleTransfers } from './settle-transfers.ts';
import { entryAmounts } from './transaction-amounts.ts';
import type { Transaction } from './transaction.ts';

const LAST_DAY = localDate('2029-12-31');

/** An entry of the last day, after all others. */
function last(given: readonly Transaction[], line: string): Transaction {
  const [entry] = entries(`${LAST_DAY} ${line}`);
  return { ...(entry as Transaction), id: given.length + 1 };
}

const amounts = ({
  purchases,
  proceeds,
  costIn,
  costOut,
  income,
  fees,
  taxes,
  realisedGain,
}: PositionState) => [purchases, proceeds, costIn, costOut, income, fees, taxes, realisedGain];

/** Without units that leave and might be what arrives at the end. */
const withoutLeavings = (given: readonly Transaction[]) =>
  given.filter(({ type }) => type !== 'TRANSFER_OUT');

const dayOf = (index: number) => localDate(`2025-01-${String(index + 1).padStart(2, '0')}`);

const unitsOf = (lots: readonly Lot[]) => sum(lots.map(({ units }) => units));
const costOf = (lots: readonly Lot[]) => sum(lots.map(({ cost }) => cost));

const same = (left: readonly Decimal[], right: readonly Decimal[]) =>
  left.every((value, index) => equals(value, right[index] ?? negate(value)));

describe('laws of all types of transactions', () => {
  it('cost basis = purchases − proceeds + realised gain + what transfers brought − what they took, average cost', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        const { costPool, purchases, proceeds, realisedGain, costIn, costOut } = positionOf(given);
        const transferred = subtract(costIn, costOut);
        expect(equals(costPool, sum([purchases, negate(proceeds), realisedGain, transferred]))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('and first in, first out, where units sold too many have cost minus what they brought', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        const { purchases, proceeds, costIn } = positionOf(given);
        const { lots, deficits, realisedGain, costOut } = fifoLots(given);
        const cost = subtract(costOf(lots), costOf(deficits));
        const transferred = subtract(costIn, costOut);
        expect(equals(cost, sum([purchases, negate(proceeds), realisedGain, transferred]))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('something was realised exactly when units of two entries were matched', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        const matches: FifoMatch[] = [];
        fifoLots(given, { match: (match) => matches.push(match) });
        const { hasRealised, realisedGain } = positionOf(given);
        expect(hasRealised).toBe(realisingMatches(matches).length > 0);
        expect(hasRealised || isZero(realisedGain)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('the lots hold the units of the position, whatever was split or transferred', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        const { lots, deficits } = fifoLots(given);
        expect(equals(subtract(unitsOf(lots), unitsOf(deficits)), positionOf(given).units)).toBe(true);
        expect(lots.length === 0 || deficits.length === 0).toBe(true);
        expect([...lots, ...deficits].every(({ units }) => isPositive(units))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('the amounts of the position are the sums of those of its entries', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        const all = given.map(entryAmounts);
        const { purchases, proceeds, income, fees, taxes } = positionOf(given);
        const total = (part: (one: (typeof all)[number]) => Decimal) => sum(all.map(part));
        const sums = [
          total(({ purchase }) => purchase),
          total((one) => one.proceeds),
          total((one) => one.income),
          total((one) => one.fees),
          total((one) => one.taxes),
        ];
        expect(same([purchases, proceeds, income, fees, taxes], sums)).toBe(true);
        const net = sum([proceeds, income, negate(purchases), negate(fees), negate(taxes)]);
        expect(
          equals(
            total(({ netAmount }) => netAmount),
            net,
          ),
        ).toBe(true);
      }),
    );
  });

  it('a basis is never negative', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        const average = costBasis(positionOf(given));
        const { costBasis: fifo } = fifoLots(given);
        expect([average, fifo].some((basis) => basis && isNegative(basis))).toBe(false);
      }),
    );
  });

  it('a split of everything at the end changes units alone', () => {
    fc.assert(
      fc.property(anyEntries(), fc.integer({ min: 1, max: 9 }), (given, ratio) => {
        const before = positionOf(given);
        const split = [...given, last(given, `SPLIT ${ratio}:1`)];
        const after = positionOf(split);
        expect(same(amounts(before), amounts(after))).toBe(true);
        expect(equals(before.costPool, after.costPool)).toBe(true);
        expect(equals(sum(Array.from({ length: ratio }, () => before.units)), after.units)).toBe(true);
        const [lots, splitLots] = [fifoLots(given), fifoLots(split)];
        expect(equals(lots.realisedGain, splitLots.realisedGain)).toBe(true);
        expect(equals(costOf(lots.lots), costOf(splitLots.lots))).toBe(true);
      }),
    );
  });

  it('a split before everything changes nothing', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        const [split] = entries('2019-12-31 SPLIT 7:2');
        const after = positionOf([{ ...(split as Transaction), id: 0 }, ...given]);
        const before = positionOf(given);
        expect(after).toEqual({ ...before, entryCount: before.entryCount + 1, lastDate: after.lastDate });
      }),
    );
  });

  it('a transfer between own brokers changes nothing of average cost, nor what the lots cost together', () => {
    fc.assert(
      fc.property(anyEntries(), positiveDecimal(1), (given, units) => {
        const out = { ...last(given, 'TRANSFER_OUT 1 at DEGIRO'), units } as Transaction;
        const into = { ...last([...given, out], 'TRANSFER_IN 1 at IBKR'), units } as Transaction;
        const before = positionOf(withoutLeavings(given));
        const after = positionOf([...withoutLeavings(given), out, into]);
        expect(
          same(
            [...amounts(before), before.costPool, before.feePool, before.units],
            [...amounts(after), after.costPool, after.feePool, after.units],
          ),
        ).toBe(true);
        const [lots, moved] = [
          fifoLots(withoutLeavings(given)),
          fifoLots([...withoutLeavings(given), out, into]),
        ];
        expect(equals(costOf(lots.lots), costOf(moved.lots))).toBe(true);
        expect(equals(unitsOf(lots.lots), unitsOf(moved.lots))).toBe(true);
        expect(equals(lots.realisedGain, moved.realisedGain)).toBe(true);
      }),
    );
  });

  it('the order of recording matters only within a day', () => {
    fc.assert(
      fc.property(anyEntries(12), fc.integer({ min: 1, max: 97 }), (given, stride) => {
        const days = given.map((entry, index) => ({ ...entry, date: dayOf(index) }));
        const renumbered = days.map((entry) => ({ ...entry, id: (entry.id * stride) % 101 }));
        expect(positionOf(renumbered.toReversed())).toEqual(positionOf(days));
        const [left, right] = [fifoLots(renumbered.toReversed()), fifoLots(days)];
        expect(equals(left.realisedGain, right.realisedGain)).toBe(true);
        expect(equals(costOf(left.lots), costOf(right.lots))).toBe(true);
      }),
    );
  });

  it('ledger order is an order: it does not depend on how the entries come', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        expect(ledgerOrder(given.toReversed())).toEqual(ledgerOrder(given));
      }),
    );
  });

  it('settling transfers twice is settling them once', () => {
    fc.assert(
      fc.property(anyEntries(), (given) => {
        const once = settleTransfers(given);
        expect(settleTransfers(once)).toEqual(once);
        for (const entry of once) {
          if (entry.type !== 'TRANSFER_OUT') continue;
          expect(isNegative(subtract(entry.units, entry.ownUnits ?? add(entry.units, decimal('1'))))).toBe(
            false,
          );
        }
      }),
    );
  });
});
