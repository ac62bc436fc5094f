import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { anyValuedHoldings, rationalOf, recomputeTrail } from '../../testing/index.ts';
import type { Target } from '../rebalancing/target.ts';
import { type TargetedInstrument, targetWeights } from '../rebalancing/target-weights.ts';
import { TARGET_FIGURES } from './figure.ts';
import { targetWeightLines } from './target-weight-figures.ts';
import type { TrailLine } from './trail.ts';

const anyTargets: fc.Arbitrary<readonly Target[]> = fc.uniqueArray(
  fc.record({
    scope: fc.constantFrom('instrument', 'asset_class'),
    key: fc.constantFrom('STOCK', 'BOND', 'ISIN00', 'ISIN01', 'ISIN02', 'ISIN99'),
    weight: fc.record({ digits: fc.bigInt({ min: 1n, max: 100n }), scale: fc.constant(2) }),
  }),
  { selector: ({ scope, key }) => `${scope} ${key}`, minLength: 1 },
);

const anyInstruments = anyValuedHoldings.map((holdings) =>
  holdings.map(({ isin, assetClass, marketValue }, index): TargetedInstrument => {
    const isPriced = index % 4 !== 3;
    const price = isPriced ? decimal('10') : null;
    return { isin, assetClass, value: isPriced ? marketValue : null, price };
  }),
);

const told = (lines: readonly TrailLine[] | null) =>
  lines?.map(({ operator, operand, isin, figure }) =>
    [operator, decimalText(operand), isin, figure].filter(Boolean).join(' '),
  );

describe('the weight that an instrument is to have', () => {
  it('has a trail whose lines, recomputed one by one, come to it exactly', () => {
    fc.assert(
      fc.property(anyTargets, anyInstruments, (targets, instruments) => {
        const subject = targetWeights(targets, instruments);
        for (const [isin, weight] of subject.weights) {
          const lines = targetWeightLines('target_weight', subject, isin) ?? [];
          expect(recomputeTrail(lines)).toEqual(rationalOf(weight));
        }
      }),
    );
  });

  it('and every line has the very value of the figure that it names', () => {
    fc.assert(
      fc.property(anyTargets, anyInstruments, (targets, instruments) => {
        const subject = targetWeights(targets, instruments);
        for (const isin of subject.shares.keys())
          for (const name of TARGET_FIGURES)
            for (const line of targetWeightLines(name, subject, isin) ?? []) {
              const named = TARGET_FIGURES.find((one) => one === line.figure);
              if (named === undefined) continue;
              const drilled = targetWeightLines(named, subject, line.isin ?? null) ?? [];
              expect(recomputeTrail(drilled)).toEqual(rationalOf(line.operand));
            }
      }),
    );
  });

  it('is the target of its own, or its part in that of its class, spread over what is left out', () => {
    const held = (isin: string, value: string, assetClass: string): TargetedInstrument => ({
      isin,
      assetClass,
      value: decimal(value),
      price: decimal('10'),
    });
    const targets: readonly Target[] = [
      { scope: 'asset_class', key: 'STOCK', weight: decimal('0.4') },
      { scope: 'instrument', key: 'C', weight: decimal('0.4') },
      { scope: 'instrument', key: 'D', weight: decimal('0.2') },
    ];
    // D has no price: 0.8 take part. A has 100 of the 400 in stocks: 0.4 · 100 ÷ 400 = 0.1, of 0.8 0.125.
    const subject = targetWeights(targets, [
      held('A', '100', 'STOCK'),
      held('B', '300', 'STOCK'),
      held('C', '600', 'BOND'),
    ]);
    const lines = (name: (typeof TARGET_FIGURES)[number], isin: string | null) =>
      told(targetWeightLines(name, subject, isin));
    expect(lines('target_weight', 'A')).toEqual([
      'start 0.1 A target_share',
      'divide 0.8 target_shares_total',
    ]);
    expect(lines('target_share', 'A')).toEqual([
      'start 0.4',
      'times 100 A market_value',
      'divide 400 A shared_target_value',
    ]);
    expect(lines('shared_target_value', 'A')).toEqual([
      'start 100 A market_value',
      'plus 300 B market_value',
    ]);
    expect(lines('target_share', 'C')).toEqual(['start 0.4']);
    expect(lines('target_shares_total', null)).toEqual([
      'start 0.1 A target_share',
      'plus 0.3 B target_share',
      'plus 0.4 C target_share',
    ]);
    expect(lines('target_weight', 'D')).toBeUndefined();
  });

  it('says what rounding leaves of the whole, and that nothing is divided among none', () => {
    const held = ['A', 'B', 'C'].map((isin) => ({
      ...{ isin, assetClass: null, value: decimal('100'), price: decimal('10') },
    }));
    const each = (weight: string) =>
      held.map(({ isin }): Target => ({ scope: 'instrument', key: isin, weight: decimal(weight) }));
    // 0.2 ÷ 0.6 three times is 0.3333333333, and 1 in all: the first has 0.0000000001 more.
    const thirds = targetWeights(each('0.2'), held);
    expect(told(targetWeightLines('target_weight', thirds, 'A'))).toEqual([
      'start 0.2 A target_share',
      'divide 0.6 target_shares_total',
      'round 10',
      'plus 0.0000000001',
    ]);
    expect(told(targetWeightLines('target_weight', thirds, 'B'))).toHaveLength(3);
    expect(targetWeightLines('target_weight', thirds, null)).toBeNull();
    expect(told(targetWeightLines('target_weight', targetWeights(each('0'), held), 'A'))).toEqual([
      'start 0',
    ]);
  });
});
