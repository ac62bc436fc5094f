import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWhole, sumOfWeights } from '../../ledger/look-through.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { compare, equals, ONE, ZERO } from '../../money/decimal.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { anyParts } from '../../testing/index.ts';
import { fundOverlap } from './fund-overlap.ts';

const parts = (text: string) =>
  text.split(', ').map((part) => {
    const [name = '', weight = ''] = part.split(' ');
    return { name, weight: decimal(weight) };
  });

function told(left: string, right: string) {
  const { overlap, known, isWhole: whole, shared } = fundOverlap(parts(left), parts(right));
  return [
    publishedText(overlap),
    known.map((one) => publishedText(one)).join('/'),
    whole,
    shared.map(({ name, common }) => `${name} ${publishedText(common)}`).join(', '),
  ];
}

describe('the overlap of two funds', () => {
  it('is what both hold, by the smaller weight and whatever the spelling', () => {
    // 0.4 + 0.1
    expect(told('Apple 0.5, SAP 0.1, Tesla 0.4', 'APPLE 0.4, Sap 0.4, Nestlé 0.2')).toEqual([
      '0.5',
      '1/1',
      true,
      'Apple 0.4, SAP 0.1',
    ]);
  });

  it('lists what is shared by its weight, then by its name', () => {
    const [, , , shared] = told('B 0.3, C 0.3, A 0.4', 'C 0.3, A 0.3, B 0.4');
    expect(shared).toBe('A 0.3, B 0.3, C 0.3');
    expect(told('C 0.3, B 0.3, A 0.4', 'C 0.3, A 0.3, B 0.4')[3]).toBe(shared);
    // The first fund has more of B, and so names it first.
    expect(told('B 0.6, A 0.4', 'A 0.3, B 0.3, C 0.4')[3]).toBe('A 0.3, B 0.3');
  });

  it('is at least what is known of funds that are not wholly known', () => {
    expect(told('A 0.05, B 0.05', 'A 0.3, B 0.7')).toEqual(['0.1', '0.1/1', false, 'A 0.05, B 0.05']);
  });

  it('tells rounded weights as fractions of what they come to', () => {
    // min(0.505 ÷ 1.01, 0.25) + min(0.505 ÷ 1.01, 0.75)
    expect(told('A 0.505, B 0.505', 'A 0.25, B 0.75')).toEqual(['0.75', '1.01/1', true, 'B 0.5, A 0.25']);
  });

  it('leaves out what a fund owes, and tells a fund with debts as a fraction of what it owns', () => {
    // owns 1.25 in all: 1 ÷ 1.25
    expect(told('A 1, B 0.25, Cash -0.25', 'A 1')).toEqual(['0.8', '1.25/1', true, 'A 0.8']);
    expect(told('A 1.5, B -0.1', 'A 1')).toEqual(['1', '1.5/1', false, 'A 1']);
  });
});

describe('laws', () => {
  it('it is symmetric and lies between 0 and 1', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (left, right) => {
        const { overlap } = fundOverlap(left, right);
        expect(equals(fundOverlap(right, left).overlap, overlap)).toBe(true);
        expect(compare(overlap, ONE) <= 0 && compare(overlap, ZERO) >= 0).toBe(true);
      }),
    );
  });

  it('a fund that is wholly known overlaps with itself by 1', () => {
    fc.assert(
      fc.property(anyParts, (some) => {
        const rest = { name: 'Rest', weight: { digits: 100n, scale: 2 } };
        const whole = [...some, { ...rest, weight: subtracted(sumOfWeights(some)) }];
        expect(isWhole(sumOfWeights(whole))).toBe(true);
        expect(publishedText(fundOverlap(whole, whole).overlap)).toBe('1');
      }),
    );
  });
});

const subtracted = ({ digits, scale }: typeof ONE) => ({ digits: 10n ** BigInt(scale) - digits, scale });
