import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionOf } from '../ledger/position-of.ts';
import { add, equals, subtract, sum, ZERO } from '../money/decimal.ts';
import { anyTrades, isWithin, positiveDecimal, rational, rationalOf, SOME_DAY } from '../testing/index.ts';
import { manualValuation } from '../valuation/valuation.ts';
import { portfolioSummary } from './portfolio-summary.ts';

describe('laws', () => {
  const anyPortfolio = fc
    .array(fc.record({ given: anyTrades(undefined, 8), value: fc.option(positiveDecimal()) }), {
      maxLength: 6,
    })
    .map((rows) => {
      const positions = new Map(rows.map(({ given }, index) => [`ISIN${String(index)}`, positionOf(given)]));
      const valued = rows.flatMap(({ value }, index) =>
        value ? [{ isin: `ISIN${String(index)}`, value }] : [],
      );
      const valuations = new Map(
        valued.map(({ isin, value }) => [
          isin,
          manualValuation(value, positions.get(isin)?.units ?? ZERO, SOME_DAY),
        ]),
      );
      return { positions, valuations, instruments: new Map() };
    });

  it('does not depend on the order in which instruments come', () => {
    fc.assert(
      fc.property(anyPortfolio, (input) => {
        const reversed = { ...input, positions: new Map([...input.positions].toReversed()) };
        expect(portfolioSummary(reversed)).toEqual(portfolioSummary(input));
      }),
    );
  });

  it('with every holding valued, market value = net invested + realised + unrealised, to the last digit', () => {
    fc.assert(
      fc.property(anyPortfolio, (input) => {
        const { totals } = portfolioSummary(input);
        fc.pre(totals.holdingsWithoutValue === 0);
        const right = sum([totals.netInvested, totals.realisedGain, totals.unrealisedGain]);
        expect(equals(totals.marketValue, right)).toBe(true);
        const paid = sum([totals.netInvested, totals.fees, totals.taxes]);
        expect(equals(totals.totalGain, subtract(totals.marketValue, paid))).toBe(true);
      }),
    );
  });

  it('weights sum to the whole within their last digit', () => {
    fc.assert(
      fc.property(anyPortfolio, (input) => {
        const weights = portfolioSummary(input).holdings.flatMap(({ weight }) => (weight ? [weight] : []));
        if (weights.length > 0) expect(isWithin(rationalOf(sum(weights)), rational(1n), 9)).toBe(true);
      }),
    );
  });

  it('every position is in exactly one list, and the fees of the lists are the total', () => {
    fc.assert(
      fc.property(anyPortfolio, (input) => {
        const { holdings, closedPositions, oversoldPositions, totals } = portfolioSummary(input);
        const all = [...holdings, ...closedPositions, ...oversoldPositions];
        const traded = [...input.positions].filter(([, position]) => position.entryCount > 0);
        expect(all.map((position) => position.isin).toSorted()).toEqual(traded.map(([isin]) => isin));
        expect(equals(sum(all.map((position) => position.fees)), totals.totalFees)).toBe(true);
        expect(
          equals(add(totals.fees, sum(oversoldPositions.map((position) => position.fees))), totals.totalFees),
        ).toBe(true);
      }),
    );
  });
});
