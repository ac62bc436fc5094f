import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, equals, subtract } from '../money/decimal.ts';
import { publishedText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { anyTrades, positiveDecimal, trades } from '../testing/index.ts';
import { netCash } from './net-cash.ts';
import { positionKind } from './position.ts';
import { positionOf } from './position-of.ts';

/** [net cost, per unit, P/L, percent, P/L with fees, percent with fees] */
function figures(text: string, value: string | null): readonly (string | null)[] {
  const cash = netCash(positionOf(trades(text)), value === null ? null : decimal(value));
  return [
    cash.netBuyInCost,
    cash.netBuyInCostPerUnit,
    cash.profitLossWithoutFees,
    cash.profitLossPercentWithoutFees,
    cash.profitLossWithFees,
    cash.profitLossPercentWithFees,
  ].map((figure: Decimal | null) => figure && publishedText(figure));
}

describe('net cash of a holding', () => {
  it("sets a sale's whole proceeds against what was paid in", () => {
    // 10 × 100 − 5 × 120 = 400, / 5 = 80; 600 − 400 = 200 = 50 %; with fees 600 − 402 = 198 = 198/402
    expect(figures('2025-01-15 BUY 10 @ 100 fee 1; 2025-02-15 SELL 5 @ 120 fee 1', '600')).toEqual([
      '400',
      '80',
      '200',
      '50',
      '198',
      '49.2537313433',
    ]);
  });

  it('knows its cost but no profit without a value', () => {
    expect(figures('2025-01-15 BUY 7 @ 100', null)).toEqual(['700', '100', null, null, null, null]);
  });

  it('has no percentage of a cost that is not above zero, with the profit still known', () => {
    // 1000 − 1200 = −200; 300 + 200 = 500; with fees −200 + 4 still below zero
    expect(figures('2025-01-15 BUY 10 @ 100 fee 4; 2025-02-15 SELL 8 @ 150', '300')).toEqual([
      '-200',
      '-100',
      '500',
      null,
      '496',
      null,
    ]);
  });

  it('judges the base with fees by itself', () => {
    // base 100 − 100 = 0: no percent; base with fees 4: 46 / 4
    expect(figures('2025-01-15 BUY 10 @ 10 fee 4; 2025-02-15 SELL 5 @ 20', '50')).toEqual([
      '0',
      '0',
      '50',
      null,
      '46',
      '1150',
    ]);
  });

  it('rounds a percentage once, half to even', () => {
    // 1 / 3 × 100 = 33.33…, −2 / 3 × 100 = −66.66…
    expect(figures('2025-01-15 BUY 3 @ 1', '4')[3]).toBe('33.3333333333');
    expect(figures('2025-01-15 BUY 3 @ 1', '1')[3]).toBe('-66.6666666667');
  });

  it('can be worth nothing', () => {
    expect(figures('2025-01-15 BUY 3 @ 1', '0')[3]).toBe('-100');
  });
});

describe('net cash of a closed position', () => {
  it('is proceeds less purchases, in percent of the purchases, whatever value is given', () => {
    // 1200 − 1000 = 200 = 20 %; 197 / 1003
    const expected = ['-200', null, '200', '20', '197', '19.6410767697'];
    expect(figures('2025-01-15 BUY 10 @ 100 fee 1; 2025-02-15 SELL 10 @ 120 fee 2', null)).toEqual(expected);
    expect(figures('2025-01-15 BUY 10 @ 100 fee 1; 2025-02-15 SELL 10 @ 120 fee 2', '999')).toEqual(expected);
  });

  it('has no percentage of purchases that cost nothing', () => {
    expect(figures('2025-01-15 BUY 10 @ 0; 2025-02-15 SELL 10 @ 120', null)).toEqual([
      '-1200',
      null,
      '1200',
      null,
      '1200',
      null,
    ]);
  });
});

describe('net cash of an oversold position', () => {
  it('knows the sums only', () => {
    expect(figures('2025-01-15 BUY 1 @ 100; 2025-02-15 SELL 2 @ 120', '999')).toEqual([
      '-140',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('laws', () => {
  it('profit of a holding or a closed position is its realised and unrealised gain', () => {
    fc.assert(
      fc.property(anyTrades(), positiveDecimal(), (given, value) => {
        const position = positionOf(given);
        if (positionKind(position) === 'oversold') return;
        const marketValue = positionKind(position) === 'closed' ? decimal('0') : value;
        const gain = subtract(
          subtract(marketValue, position.costPool),
          subtract(decimal('0'), position.realisedGain),
        );
        const { profitLossWithoutFees } = netCash(position, marketValue);
        expect(profitLossWithoutFees && equals(profitLossWithoutFees, gain)).toBe(true);
      }),
    );
  });
});
