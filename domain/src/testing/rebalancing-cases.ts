import fc from 'fast-check';
import { type Decimal, multiply, ZERO } from '../money/decimal.ts';
import type { BrokerFee } from '../portfolio/rebalancing/broker-fee.ts';
import type { RebalancingCandidate, RebalancingTerms } from '../portfolio/rebalancing/rebalancing.ts';

const amountUpTo = (most: bigint, scale: number): fc.Arbitrary<Decimal> =>
  fc.record({ digits: fc.bigInt({ min: 0n, max: most }), scale: fc.constant(scale) });

const someFee: fc.Arbitrary<BrokerFee> = fc.record({
  fixed: amountUpTo(30n, 1),
  rate: amountUpTo(50n, 4),
  minimum: amountUpTo(40n, 1),
});

export interface RebalancingCase {
  readonly candidates: readonly RebalancingCandidate[];
  readonly terms: RebalancingTerms;
}

/** Prices of 5 to 40 and few units, so that every combination of orders can be tried. */
export function rebalancingCases(
  mostCandidates: number,
  wholeUnits: fc.Arbitrary<boolean>,
): fc.Arbitrary<RebalancingCase> {
  const held = fc.record({
    price: fc.record({ digits: fc.bigInt({ min: 50n, max: 400n }), scale: fc.constant(1) }),
    units: fc.oneof(amountUpTo(6n, 0), amountUpTo(60n, 1)),
    weight: fc.nat({ max: 10 }),
    broker: fc.constantFrom('A', 'B'),
  });
  return fc
    .record({
      held: fc.array(held, { minLength: 1, maxLength: mostCandidates }),
      amount: amountUpTo(150n, 0),
      allowSales: fc.boolean(),
      wholeUnits,
      minimumOrder: fc.oneof(fc.constant(ZERO), amountUpTo(60n, 0)),
      fees: fc.oneof(
        fc.constant(new Map<string, BrokerFee>()),
        someFee.map((fee) => new Map([['A', fee]])),
      ),
    })
    .map(({ held: all, ...terms }) => {
      const weights = all.reduce((total, { weight }) => total + weight, 0);
      const candidates = all.map(({ price, units, weight, broker }, index): RebalancingCandidate => {
        // In tenths of a thousandth, rounded down: together at most 1.
        const part = BigInt(Math.floor((weight * 10_000) / Math.max(weights, 1)));
        return {
          isin: `ISIN${index}`,
          broker,
          price,
          units,
          value: multiply(units, price),
          weight: { digits: part, scale: 4 },
        };
      });
      return { candidates, terms };
    });
}
