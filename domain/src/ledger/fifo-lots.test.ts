import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equals, isNegative, isPositive, negate, subtract, sum } from '../money/decimal.ts';
import { publishedText } from '../money/decimal-text.ts';
import { anyTrades, isWithin, over, rationalOf, trades } from '../testing/index.ts';
import { fifoLots } from './fifo-lots.ts';
import type { Lot } from './lot.ts';
import { positionOf } from './position-of.ts';

function lotText(lot: Lot): string {
  const [units, unitCost, cost, fee] = [lot.units, lot.unitCost, lot.cost, lot.fee].map((value) =>
    publishedText(value),
  );
  return `${lot.date} ${lot.broker}: ${String(units)} @ ${String(unitCost)} = ${String(cost)} fee ${String(fee)}`;
}

function outcome(text: string) {
  const ledger = fifoLots(trades(text));
  return {
    lots: ledger.lots.map(lotText),
    deficits: ledger.deficits.map(lotText),
    basis: ledger.costBasis && publishedText(ledger.costBasis),
    basisWithFees: ledger.costBasisWithFees && publishedText(ledger.costBasisWithFees),
    gain: publishedText(ledger.realisedGain),
    gainWithFees: publishedText(ledger.realisedGainWithFees),
  };
}

describe('fifoLots', () => {
  it('comes to nothing without trades', () => {
    expect(outcome('')).toEqual({
      lots: [],
      deficits: [],
      basis: '0',
      basisWithFees: '0',
      gain: '0',
      gainWithFees: '0',
    });
  });

  it('consumes the oldest lot first and cuts the next', () => {
    // sold 12: 10 × 100 + 2 × 200 = 1400, fees 10 + 2 and 6 for the sale; 12 × 150 = 1800
    expect(
      outcome('2023-01-01 BUY 10 @ 100 fee 10; 2023-02-01 BUY 5 @ 200 fee 5; 2023-06-01 SELL 12 @ 150 fee 6'),
    ).toEqual({
      lots: ['2023-02-01 DEGIRO: 3 @ 200 = 600 fee 3'],
      deficits: [],
      basis: '600',
      basisWithFees: '603',
      gain: '400',
      gainWithFees: '382',
    });
  });

  it("takes the lots of the sale's own broker before older ones elsewhere", () => {
    // 5 × 30 − 5 × 20 = 50
    expect(
      outcome(
        '2023-01-01 BUY 5 @ 10 at IBKR; 2023-02-01 BUY 5 @ 20 at DEGIRO; 2023-03-01 SELL 5 @ 30 at DEGIRO',
      ),
    ).toMatchObject({ lots: ['2023-01-01 IBKR: 5 @ 10 = 50 fee 0'], gain: '50' });
  });

  it('goes to the oldest lot elsewhere when its own broker has none left', () => {
    // 8 × 30 − (5 × 20 + 3 × 10) = 110
    const text =
      '2023-01-01 BUY 5 @ 10 at IBKR; 2023-01-02 BUY 5 @ 15 at Scalable; 2023-02-01 BUY 5 @ 20 at DEGIRO; 2023-03-01 SELL 8 @ 30 at DEGIRO';
    expect(outcome(text)).toMatchObject({
      lots: ['2023-01-01 IBKR: 2 @ 10 = 20 fee 0', '2023-01-02 Scalable: 5 @ 15 = 75 fee 0'],
      gain: '110',
    });
  });

  it('keeps the lots of a converted purchase in the base currency', () => {
    // 10 × 110 / 1.1 = 1000, per unit 100
    expect(outcome('2023-01-01 BUY 10 @ 110 USD / 1.1')).toMatchObject({
      lots: ['2023-01-01 DEGIRO: 10 @ 100 = 1000 fee 0'],
    });
  });
});

describe('units sold and never bought', () => {
  it('wait as a deficit at what they were sold for; the fee is realised', () => {
    // covered 4 × (30 − 20) = 40
    expect(outcome('2023-01-01 BUY 4 @ 20 fee 2; 2023-02-01 SELL 10 @ 30 fee 3')).toEqual({
      lots: [],
      deficits: ['2023-02-01 DEGIRO: 6 @ 30 = 180 fee 0'],
      basis: null,
      basisWithFees: null,
      gain: '40',
      gainWithFees: '35',
    });
  });

  it('are covered oldest first, and the rest of the purchase opens a lot', () => {
    // 1 × (40 − 25) + 2 × (30 − 25) = 25; fee 5 × 3/5 = 3 realised, 2 kept
    expect(outcome('2023-01-01 SELL 1 @ 40; 2023-01-02 SELL 2 @ 30; 2023-02-01 BUY 5 @ 25 fee 5')).toEqual({
      lots: ['2023-02-01 DEGIRO: 2 @ 25 = 50 fee 2'],
      deficits: [],
      basis: '50',
      basisWithFees: '52',
      gain: '25',
      gainWithFees: '22',
    });
  });
});

describe('laws', () => {
  it('lots less deficits are the units of the position, and never both are open', () => {
    fc.assert(
      fc.property(anyTrades(), (given) => {
        const { lots, deficits } = fifoLots(given);
        const held = subtract(sum(lots.map((lot) => lot.units)), sum(deficits.map((lot) => lot.units)));
        expect(equals(held, positionOf(given).units)).toBe(true);
        expect(lots.length === 0 || deficits.length === 0).toBe(true);
      }),
    );
  });

  it('every open lot holds units, costs what they cost and is no younger than the next', () => {
    fc.assert(
      fc.property(anyTrades(), (given) => {
        const { lots } = fifoLots(given);
        for (const lot of lots) {
          expect(isPositive(lot.units) && !isNegative(lot.cost) && !isNegative(lot.fee)).toBe(true);
          expect(
            isWithin(over(rationalOf(lot.cost), rationalOf(lot.units)), rationalOf(lot.unitCost), 35),
          ).toBe(true);
        }
        expect(lots.map((lot) => lot.date)).toEqual(lots.map((lot) => lot.date).toSorted());
      }),
    );
  });

  it('basis = purchases − proceeds + realised gain, and with all fees, to the last digit', () => {
    fc.assert(
      fc.property(anyTrades(), (given) => {
        const fifo = fifoLots(given);
        const position = positionOf(given);
        const cost = sum([
          ...fifo.lots.map((lot) => lot.cost),
          ...fifo.deficits.map((lot) => negate(lot.cost)),
        ]);
        expect(equals(cost, sum([position.purchases, negate(position.proceeds), fifo.realisedGain]))).toBe(
          true,
        );
        const realisedFees = subtract(fifo.realisedGain, fifo.realisedGainWithFees);
        expect(equals(sum([realisedFees, ...fifo.lots.map((lot) => lot.fee)]), position.fees)).toBe(true);
      }),
    );
  });
});
