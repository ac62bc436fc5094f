import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOK_THROUGH_KINDS, sumOfWeights } from '../../ledger/look-through.ts';
import type { Decimal } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { roundHalfEven } from '../../money/round.ts';
import { anyParts, rationalOf, recomputeTrail } from '../../testing/index.ts';
import { fundOverlap } from '../allocation/fund-overlap.ts';
import {
  commonWeightLines,
  fundOverlapLines,
  type KnownFund,
  knownWeightLines,
  ownedWeightLines,
  weightInFundLines,
} from './fund-figures.ts';
import type { TrailLine } from './trail.ts';

const anyFund = (isin: string) => anyParts.map((parts): KnownFund => ({ isin, parts }));

/** What a trail comes to, line by line, before it is rounded. */
function exact(lines: readonly TrailLine[] | null) {
  const last = lines?.findLast(({ kind }) => kind !== 'rounding');
  return last && rationalOf(last.result);
}

function comesTo(lines: readonly TrailLine[] | null, figure: Decimal) {
  expect(recomputeTrail(lines ?? [])).toEqual(rationalOf(roundHalfEven(figure, PUBLISHED_DIGITS)));
}

describe('what is known of funds has a trail that comes to it exactly', () => {
  it('the overlap, what both hold of each name, and how much of each fund is known', () => {
    fc.assert(
      fc.property(anyFund('A'), anyFund('B'), (left, right) => {
        const { overlap, known, shared } = fundOverlap(left.parts, right.parts);
        comesTo(fundOverlapLines(left, right), overlap);
        comesTo(ownedWeightLines(left), known[0]);
        comesTo(ownedWeightLines(right), known[1]);
        for (const { name, weights, common } of shared) {
          comesTo(commonWeightLines(left, right, name), common);
          comesTo(weightInFundLines(left, name), weights[0]);
          comesTo(weightInFundLines(right, name), weights[1]);
        }
      }),
    );
  });

  it('all weights of a fund, debts among them', () => {
    fc.assert(
      fc.property(anyFund('A'), fc.constantFrom(...LOOK_THROUGH_KINDS), (fund, by) => {
        comesTo(knownWeightLines(fund, by), sumOfWeights(fund.parts));
      }),
    );
  });

  it('and every line has the very value of the figure that it names', () => {
    fc.assert(
      fc.property(anyFund('A'), anyFund('B'), (left, right) => {
        for (const { operand, part } of fundOverlapLines(left, right)) {
          const common = part ? commonWeightLines(left, right, part.key) : null;
          if (common === null) continue;
          expect(exact(common)).toEqual(rationalOf(operand));
          const [{ isin } = { isin: '' }] = common;
          const weight = weightInFundLines(isin === 'A' ? left : right, part?.key ?? '');
          expect(exact(weight)).toEqual(rationalOf(operand));
        }
      }),
    );
  });
});

const fund = (isin: string, text: string): KnownFund => ({
  isin,
  parts: text.split(', ').map((part) => {
    const [name = '', weight = ''] = part.split(' ');
    return { name, weight: decimal(weight) };
  }),
});
const told = (lines: readonly TrailLine[] | null) =>
  lines?.map(({ operator, operand, isin, figure }) =>
    [operator, decimalText(operand), isin, figure].filter(Boolean).join(' '),
  );

describe('the example of the specification', () => {
  // A owns 1.25 and owes 0.25: 0.75 ÷ 1.25 = 0.6 of it is in X, and 0.5 of B.
  const [left, right] = [fund('A', 'X 0.75, Y 0.5, Cash -0.25'), fund('B', 'x 0.5, Z 0.5')];

  it('leads from the overlap to the smaller weight, and from there to what was entered', () => {
    expect(told(fundOverlapLines(left, right))).toEqual(['start 0.5 A common_weight']);
    expect(told(commonWeightLines(left, right, 'x'))).toEqual(['start 0.5 B weight_in_fund']);
    expect(told(weightInFundLines(left, 'x'))).toEqual(['start 0.75 A', 'divide 1.25 A owned_weight']);
    expect(told(weightInFundLines(right, 'x'))).toEqual(['start 0.5 B']);
    expect(told(ownedWeightLines(left))).toEqual(['start 0.75 A', 'plus 0.5 A']);
    expect(told(knownWeightLines(left, 'holding'))).toEqual(['start 0.75 A', 'plus 0.5 A', 'plus -0.25 A']);
  });

  it('there is nothing of a name that a fund does not hold', () => {
    expect(weightInFundLines(left, 'Z')).toBeNull();
    expect(commonWeightLines(left, right, 'Z')).toBeNull();
    expect(told(fundOverlapLines(left, fund('C', 'Z 1')))).toEqual(['start 0']);
  });

  it('a country and a sector are named by their codes, anything else as the fund does', () => {
    const regions = fund('A', 'USA 0.5, Europe 0.5');
    expect(knownWeightLines(regions, 'region').map(({ part }) => part?.key)).toEqual(['US', 'Europe']);
    expect(knownWeightLines(regions, 'holding').map(({ part }) => part?.key)).toEqual(['USA', 'Europe']);
  });
});
