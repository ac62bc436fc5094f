import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  type Decimal,
  equals,
  isNegative,
  multiply,
  negate,
  subtract,
  sum,
} from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import {
  anyTrade,
  anyTrades,
  averageCostByRationals,
  isWithin,
  positiveDecimal,
  type Rational,
  rationalOf,
} from '../testing/index.ts';
import { applyTransaction } from './apply-transaction.ts';
import { fifoLots } from './fifo-lots.ts';
import { ledgerOrder } from './ledger-order.ts';
import {
  costBasis,
  costBasisWithFees,
  EMPTY_POSITION,
  positionKind,
  type PositionState,
} from './position.ts';
import { positionOf } from './position-of.ts';
import type { Trade } from './trade.ts';
import { netAmount } from './transaction-amounts.ts';

/** Half a unit of the 40th digit for each of at most 24 trades, enlarged by what is multiplied with it. */
const WITHIN_DIGITS = 35;

/** The trades and a last one that brings the units to exactly zero. */
function closingOut(given: readonly Trade[], draft: Omit<Trade, 'id'>): readonly Trade[] {
  const { units } = positionOf(given);
  if (units.digits === 0n) return given;
  const type = isNegative(units) ? 'BUY' : 'SELL';
  const size = isNegative(units) ? negate(units) : units;
  return [
    ...given,
    { ...draft, id: given.length + 1, date: '9999-12-31' as Trade['date'], type, units: size },
  ];
}

function agree(figure: Decimal, exact: Rational): boolean {
  return isWithin(rationalOf(figure), exact, WITHIN_DIGITS);
}

describe('laws', () => {
  it('agrees with the method told in exact fractions, deficits included', () => {
    fc.assert(
      fc.property(anyTrades(), (given) => {
        const position = positionOf(given);
        const exact = averageCostByRationals(ledgerOrder(given));
        expect(rationalOf(position.units)).toEqual(exact.units);
        expect(agree(position.costPool, exact.costPool)).toBe(true);
        expect(agree(position.feePool, exact.feePool)).toBe(true);
        expect(agree(position.realisedGain, exact.realisedGain)).toBe(true);
        expect(agree(position.realisedGainWithFees, exact.realisedGainWithFees)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('applied one by one is the same as all at once', () => {
    fc.assert(
      fc.property(anyTrades(), (given) => {
        let state: PositionState = EMPTY_POSITION;
        for (const trade of ledgerOrder(given)) state = applyTransaction(state, trade);
        expect(state).toEqual(positionOf(given));
      }),
    );
  });

  it('does not change the state it is given', () => {
    fc.assert(
      fc.property(anyTrades(), anyTrade(), (given, draft) => {
        const state = Object.freeze(positionOf(given));
        const before = structuredClone(state);
        applyTransaction(state, { ...draft, id: 0 });
        expect(state).toEqual(before);
      }),
    );
  });

  it('buying and then selling everything leaves no units, no basis and no fees waiting', () => {
    fc.assert(
      fc.property(anyTrades(), anyTrade(), (given, draft) => {
        const { units, costPool, feePool } = positionOf(closingOut(given, draft));
        expect([units.digits, costPool.digits, feePool.digits]).toEqual([0n, 0n, 0n]);
      }),
    );
  });

  it('once everything is sold, the realised gain with fees is what the cash account saw', () => {
    fc.assert(
      fc.property(anyTrades(), anyTrade(), (given, draft) => {
        const closed = closingOut(given, draft);
        const { realisedGainWithFees, taxes } = positionOf(closed);
        expect(
          equals(subtract(realisedGainWithFees, taxes), sum(closed.map((each) => netAmount(each)))),
        ).toBe(true);
      }),
    );
  });

  it('basis and basis with fees are never negative', () => {
    fc.assert(
      fc.property(anyTrades(), (given) => {
        const position = positionOf(given);
        const basis = costBasis(position);
        const withFees = costBasisWithFees(position);
        expect(basis === null).toBe(positionKind(position) === 'oversold');
        if (basis && withFees) {
          expect(isNegative(basis)).toBe(false);
          expect(compare(withFees, basis)).not.toBe(-1);
        }
      }),
    );
  });

  it('end value = purchases − proceeds + realised + unrealised, to the last digit', () => {
    fc.assert(
      fc.property(anyTrades(), positiveDecimal(), (given, endValue) => {
        const position = positionOf(given);
        const basis = costBasis(position);
        if (!basis) return;
        const unrealised = subtract(endValue, basis);
        const flows = subtract(position.purchases, position.proceeds);
        expect(equals(add(add(flows, position.realisedGain), unrealised), endValue)).toBe(true);
      }),
    );
  });

  it('ten times the money is ten times every amount and the same units', () => {
    const ten = decimal('10');
    fc.assert(
      fc.property(anyTrades(), (given) => {
        const scaled = given.map((trade) => ({
          ...trade,
          price: multiply(trade.price, ten),
          fee: multiply(trade.fee, ten),
          fxFee: multiply(trade.fxFee, ten),
        }));
        const [one, tenfold] = [positionOf(given), positionOf(scaled)];
        expect(equals(tenfold.units, one.units)).toBe(true);
        for (const figure of [
          'purchases',
          'fees',
          'costPool',
          'feePool',
          'realisedGain',
          'realisedGainWithFees',
        ] as const) {
          expect(agree(tenfold[figure], rationalOf(multiply(one[figure], ten)))).toBe(true);
        }
      }),
    );
  });

  it('a trade split in two on its day changes nothing', () => {
    fc.assert(
      fc.property(anyTrades(), fc.nat(), (given, pick) => {
        const chosen = given[pick % Math.max(given.length, 1)];
        if (!chosen) return;
        const half = multiply(chosen.units, decimal('0.5'));
        const halves = given.flatMap((trade) =>
          trade === chosen
            ? [
                { ...trade, units: half },
                { ...trade, units: half, fee: decimal('0'), fxFee: decimal('0'), id: trade.id + 0.5 },
              ]
            : [trade],
        );
        const [whole, split] = [positionOf(given), positionOf(halves)];
        expect(equals(split.units, whole.units)).toBe(true);
        expect(agree(split.costPool, rationalOf(whole.costPool))).toBe(true);
        expect(agree(split.realisedGain, rationalOf(whole.realisedGain))).toBe(true);
        expect(split.fees).toEqual(whole.fees);
      }),
    );
  });

  it('first in, first out and average cost realise the same in total once everything is sold', () => {
    fc.assert(
      fc.property(anyTrades(), anyTrade(), (given, draft) => {
        const closed = closingOut(given, draft);
        const [average, fifo] = [positionOf(closed), fifoLots(closed)];
        expect(fifo.lots).toEqual([]);
        expect(fifo.deficits).toEqual([]);
        expect(equals(fifo.realisedGain, average.realisedGain)).toBe(true);
        expect(equals(fifo.realisedGainWithFees, average.realisedGainWithFees)).toBe(true);
      }),
    );
  });
});
