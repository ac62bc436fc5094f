import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equals } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { anyDecimal } from '../testing/index.ts';
import { foldedName, isAboveWhole, isWhole, mergedParts, sumOfWeights } from './look-through.ts';

describe('names', () => {
  it.each([
    ['Apple Inc.', 'APPLE INC'],
    ['  Société  Générale ', 'SOCIETE GENERALE'],
    ['AT&T', 'AT T'],
    ['東京', '東京'],
    ['—', '—'],
  ])('%s is known as %s', (name, folded) => {
    expect(foldedName(name)).toBe(folded);
  });
});

describe('weights', () => {
  it.each([
    ['0.9899', false, false],
    ['0.99', true, false],
    ['1', true, false],
    ['1.01', true, false],
    ['1.0101', false, true],
  ])('%s: whole %s, above it %s', (total, whole, above) => {
    expect([isWhole(decimal(total)), isAboveWhole(decimal(total))]).toEqual([whole, above]);
  });

  it('of one name are added, under its first spelling; the heaviest stand first', () => {
    const part = (name: string, weight: string) => ({ name, weight: decimal(weight) });
    expect(mergedParts([part('b', '0.1'), part('a', '0.3'), part('B', '0.2'), part('c', '0.5')])).toEqual([
      part('c', '0.5'),
      part('a', '0.3'),
      part('b', '0.3'),
    ]);
  });

  it('law: merging keeps the sum, and merging again changes nothing', () => {
    const anyParts = fc.array(fc.record({ name: fc.string({ maxLength: 3 }), weight: anyDecimal(4) }));
    fc.assert(
      fc.property(anyParts, (parts) => {
        const merged = mergedParts(parts);
        expect(equals(sumOfWeights(merged), sumOfWeights(parts))).toBe(true);
        expect(mergedParts(merged)).toEqual(merged);
      }),
    );
  });
});
