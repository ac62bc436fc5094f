import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, equals, sum } from '../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { anyValuedHoldings, rationalOf, recomputeTrail } from '../../testing/index.ts';
import { allocatedTotal, allocation, shareOf } from '../allocation/allocation.ts';
import { concentration, squaredShare } from '../allocation/concentration.ts';
import { ALLOCATION_KEYS, slicesOf } from '../allocation/slices.ts';
import {
  herfindahlLines,
  instrumentPartValue,
  largestShare,
  partShare,
  partValue,
  squaredShareLines,
} from './allocation-figures.ts';
import type { TrailLine } from './trail.ts';

/** The trail comes to the figure, rounded as it is published; or the figure cannot be had for the same reason. */
function comesTo(lines: readonly TrailLine[] | string | null, figure: Decimal | null | undefined) {
  if (figure === null || figure === undefined) expect(lines).toBe('base_not_positive');
  else
    expect(recomputeTrail(lines as TrailLine[])).toEqual(rationalOf(roundHalfEven(figure, PUBLISHED_DIGITS)));
}

describe('every figure of an allocation has a trail that comes to it exactly', () => {
  it('parts and shares; and every line has the very value of the figure that it names', () => {
    fc.assert(
      fc.property(anyValuedHoldings, fc.constantFrom(...ALLOCATION_KEYS), (holdings, by) => {
        for (const { kind, key, value, share, instruments } of allocation(holdings, by).parts) {
          const part = { by, kind, key };
          comesTo(partValue(holdings, part), value);
          comesTo(partShare(holdings, part), share);
          for (const one of instruments) {
            const lines = instrumentPartValue(holdings, one.isin, part);
            comesTo(lines, one.value);
            for (const { figure, operand, part: of } of lines ?? []) {
              if (figure !== 'allocation_instrument_value') continue;
              const holding = holdings.find(({ isin }) => isin === one.isin);
              const slice = holding && slicesOf(holding, by).find((some) => some.key === of?.key);
              expect(slice && equals(slice.value, operand)).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('parts that are told together, whatever of them stands alone', () => {
    fc.assert(
      fc.property(
        anyValuedHoldings,
        fc.constantFrom(...ALLOCATION_KEYS),
        fc.nat({ max: 4 }),
        (holdings, by, alone) => {
          const named = allocation(holdings, by).parts.filter(({ kind }) => kind === 'named');
          const rest = sum(named.slice(alone).map(({ value }) => value));
          const more = { by, kind: 'more', key: String(alone) } as const;
          comesTo(partValue(holdings, more), rest);
          comesTo(partShare(holdings, more), shareOf(rest, allocatedTotal(holdings)));
          for (const { part, operand } of partValue(holdings, more))
            if (part) comesTo(partValue(holdings, part), operand);
        },
      ),
    );
  });

  it('concentration', () => {
    fc.assert(
      fc.property(anyValuedHoldings, (holdings) => {
        const found = concentration(holdings);
        comesTo(largestShare(holdings, 1), found?.largest.share);
        comesTo(largestShare(holdings, 10), found?.topTen);
        comesTo(herfindahlLines(holdings), found?.herfindahl);
        const total = allocation(holdings, 'instrument').total;
        for (const holding of holdings)
          comesTo(squaredShareLines(holdings, holding.isin), found && squaredShare(holding, total));
      }),
    );
  });

  it('nothing of an instrument that is not there, or has nothing of the part', () => {
    fc.assert(
      fc.property(anyValuedHoldings, (holdings) => {
        expect(
          instrumentPartValue(holdings, 'none', { by: 'currency', kind: 'unknown', key: '' }),
        ).toBeNull();
        expect(squaredShareLines(holdings, 'none')).toBeNull();
      }),
      { numRuns: 5 },
    );
  });
});
