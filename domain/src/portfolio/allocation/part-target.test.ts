import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedText } from '../../money/decimal-text.ts';
import { add, compare, equals, ONE } from '../../money/decimal.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { anyValuedHoldings } from '../../testing/index.ts';
import type { Target, TargetScope } from '../rebalancing/target.ts';
import { allocation } from './allocation.ts';
import { partTarget } from './part-target.ts';
import { ALLOCATION_KEYS, type AllocationKey, type ValuedHolding } from './slices.ts';

const holding = (isin: string, value: string, assetClass: string | null): ValuedHolding => ({
  isin,
  name: null,
  assetClass,
  currency: null,
  units: ONE,
  marketValue: decimal(value),
  brokers: [],
  lookThrough: {},
});
const target = (scope: TargetScope, key: string, weight: string): Target => ({
  scope,
  key,
  weight: decimal(weight),
});

const HELD = [holding('A', '60', 'STOCK'), holding('B', '30', 'STOCK'), holding('C', '10', null)];
const TARGETS = [
  target('asset_class', 'STOCK', '0.5'),
  target('instrument', 'A', '0.3'),
  target('instrument', 'X', '0.2'),
];

const told = (holdings: readonly ValuedHolding[], by: AllocationKey) =>
  allocation(holdings, by).parts.map((part) => {
    const found = partTarget(part, by, TARGETS);
    return found && [found.target, found.deviation].map((value) => value && publishedText(value));
  });

describe('the target of a part', () => {
  it('by instrument is its own; that of its class says nothing of it', () => {
    // 0.6 − 0.3
    expect(told(HELD, 'instrument')).toEqual([['0.3', '0.3'], null, null]);
  });

  it('by asset class is that of the class and of the instruments held in it', () => {
    // 0.5 + 0.3; 0.9 − 0.8
    expect(told(HELD, 'asset_class')).toEqual([['0.8', '0.1'], null]);
  });

  it('has no deviation while nothing is worth anything', () => {
    expect(told([holding('A', '0', null)], 'instrument')).toEqual([['0.3', null]]);
  });
});

describe('laws', () => {
  it('the share is the target and the deviation; there is none by anything but instrument and class', () => {
    const anyTargets = fc.array(
      fc.record({
        scope: fc.constantFrom<TargetScope>('instrument', 'asset_class'),
        key: fc.constantFrom('ISIN00', 'ISIN01', 'STOCK', 'BOND'),
        weight: fc.constantFrom(decimal('0.1'), decimal('0.25')),
      }),
    );
    fc.assert(
      fc.property(
        anyValuedHoldings,
        anyTargets,
        fc.constantFrom(...ALLOCATION_KEYS),
        (holdings, targets, by) => {
          for (const part of allocation(holdings, by).parts) {
            const found = partTarget(part, by, targets);
            if (found === null) continue;
            expect(['instrument', 'asset_class']).toContain(by);
            expect(compare(found.target, decimal('0'))).toBe(1);
            if (found.deviation && part.share)
              expect(equals(add(found.target, found.deviation), part.share)).toBe(true);
          }
        },
      ),
    );
  });
});
