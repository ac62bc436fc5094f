import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { roundHalfEven } from '../../money/round.ts';
import { anyValuedHoldings, rationalOf, recomputeTrail } from '../../testing/index.ts';
import { allocation } from '../allocation/allocation.ts';
import { partTarget } from '../allocation/part-target.ts';
import { ALLOCATION_KEYS } from '../allocation/slices.ts';
import type { Target } from '../rebalancing/target.ts';
import { partShare } from './allocation-figures.ts';
import { partTargetLines } from './part-target-figures.ts';

const anyTargets: fc.Arbitrary<readonly Target[]> = fc.uniqueArray(
  fc.record({
    scope: fc.constantFrom('instrument', 'asset_class'),
    key: fc.constantFrom('STOCK', 'BOND', 'ISIN00', 'ISIN01', 'ISIN02'),
    weight: fc.record({ digits: fc.bigInt({ min: 0n, max: 100n }), scale: fc.constant(2) }),
  }),
  { selector: ({ scope, key }) => `${scope} ${key}` },
);

describe('the target of a part, and its distance from there', () => {
  it('have a trail that comes to them exactly; or there is no target', () => {
    fc.assert(
      fc.property(
        anyValuedHoldings,
        anyTargets,
        fc.constantFrom(...ALLOCATION_KEYS),
        (holdings, targets, by) => {
          for (const told of allocation(holdings, by).parts) {
            const part = { by, kind: told.kind, key: told.key };
            const aim = partTarget(told, by, targets);
            const target = partTargetLines('allocation_target', holdings, part, targets);
            const deviation = partTargetLines('allocation_deviation', holdings, part, targets);
            if (aim === null) {
              expect([target, deviation]).toEqual(['no_target', 'no_target']);
              continue;
            }
            if (typeof target === 'string') throw new Error(target);
            expect(recomputeTrail(target)).toEqual(rationalOf(aim.target));
            if (aim.deviation === null) expect(deviation).toBe('base_not_positive');
            else if (typeof deviation === 'string') throw new Error(deviation);
            else {
              expect(recomputeTrail(deviation)).toEqual(
                rationalOf(roundHalfEven(aim.deviation, PUBLISHED_DIGITS)),
              );
              const share = partShare(holdings, part);
              if (typeof share === 'string' || !deviation[0]) throw new Error('no share');
              expect(rationalOf(deviation[0].operand)).toEqual(recomputeTrail(share));
            }
          }
        },
      ),
    );
  });

  it('parts that are told together have no target', () => {
    const more = { by: 'instrument', kind: 'more', key: '0' } as const;
    const target: Target = { scope: 'instrument', key: 'A', weight: decimal('1') };
    expect(partTargetLines('allocation_target', [], more, [target])).toBe('no_target');
  });
});
