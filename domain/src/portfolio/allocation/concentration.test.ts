import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedText } from '../../money/decimal-text.ts';
import { compare, ONE, ZERO } from '../../money/decimal.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { anyValuedHoldings } from '../../testing/index.ts';
import { concentration } from './concentration.ts';
import type { ValuedHolding } from './slices.ts';

function worth(...values: readonly string[]): readonly ValuedHolding[] {
  return values.map((value, index) => ({
    isin: String.fromCharCode(65 + index),
    name: null,
    assetClass: null,
    currency: null,
    units: ONE,
    marketValue: decimal(value),
    brokers: [],
    lookThrough: {},
  }));
}

function told(holdings: readonly ValuedHolding[]) {
  const found = concentration(holdings);
  if (found === null) return null;
  const { largest, topTen, herfindahl, effectiveCount } = found;
  return [
    largest.isin,
    ...[largest.share, topTen, herfindahl, effectiveCount].map((one) => publishedText(one)),
  ];
}

describe('concentration', () => {
  it.each([
    [['7'], ['A', '1', '1', '1', '1']],
    // 0.75² + 0.25² = 0.625; 1 ÷ 0.625 = 1.6
    [
      ['25', '75'],
      ['B', '0.75', '1', '0.625', '1.6'],
    ],
    // twelve of the same size: the first ten are 10 ÷ 12, and Σ = 12 ÷ 144
    [Array.from({ length: 12 }, () => '5'), ['A', '0.0833333333', '0.8333333333', '0.0833333333', '12']],
  ])('of %j is %j', (values, expected) => {
    expect(told(worth(...values))).toEqual(expected);
  });

  it('of nothing, or of what is worth nothing, cannot be told', () => {
    expect(told([])).toBeNull();
    expect(told(worth('0'))).toBeNull();
  });

  it('law: the order of the holdings does not matter', () => {
    fc.assert(
      fc.property(anyValuedHoldings, (holdings) => {
        expect(told(holdings.toReversed())).toEqual(told(holdings));
      }),
    );
    expect(told(worth('1', '1').toReversed())?.[0]).toBe('A');
  });

  it('law: the largest is at most the ten largest, and the index lies between 0 and 1', () => {
    fc.assert(
      fc.property(anyValuedHoldings, (holdings) => {
        const found = concentration(holdings);
        if (found === null) return;
        expect(compare(found.largest.share, found.topTen)).not.toBe(1);
        expect(compare(found.herfindahl, ONE)).not.toBe(1);
        expect(compare(found.herfindahl, ZERO)).toBe(1);
      }),
    );
  });
});
