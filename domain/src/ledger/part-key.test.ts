import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, equals } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { anyParts } from '../testing/index.ts';
import { COUNTRY_NAMES } from './country-names.ts';
import { foldedName, LOOK_THROUGH_KINDS, sumOfWeights } from './look-through.ts';
import { joinedParts, partKey } from './part-key.ts';
import { SECTOR_NAMES } from './sector-names.ts';

describe('the key of a part', () => {
  it.each([
    ['US', ['USA', 'U.S.A.', 'United States', 'Vereinigte Staaten', 'États-Unis', 'Spojené státy', 'us']],
    ['GB', ['United Kingdom', 'UK', 'Großbritannien', 'Royaume-Uni', 'Regno Unito', 'Spojené království']],
    ['KR', ['Korea (South)', 'Korea, Republic of', 'Südkorea']],
    ['CZ', ['Česko', 'Czech Republic', 'Czechia']],
    ['EUROPE', ['Europe']],
    ['EU', ['EU']],
  ])('of a region %s is the same for %j', (key, names) => {
    for (const name of names) expect(partKey('region', name)).toBe(key);
  });

  it.each([
    ['45', ['Information Technology', 'Technology', 'IT', 'Informationstechnologie', 'Informatique']],
    ['25', ['Consumer Discretionary', 'Nicht-Basiskonsumgüter', 'Zbytná spotřeba']],
    ['30', ['Consumer Staples', 'Nichtzyklische Konsumgüter', 'Beni di prima necessità']],
    ['CONSUMER GOODS', ['Consumer Goods']],
  ])('of a sector %s is the same for %j', (key, names) => {
    for (const name of names) expect(partKey('sector', name)).toBe(key);
  });

  it('of a holding is its folded name: a company may be called like a country', () => {
    expect(partKey('holding', 'Chile')).toBe('CHILE');
    expect(partKey('holding', 'Technology')).toBe('TECHNOLOGY');
  });
});

it('parts under two spellings are one, under the first of them', () => {
  const parts = [
    { name: 'USA', weight: decimal('0.3') },
    { name: 'Japan', weight: decimal('0.5') },
    { name: 'United States', weight: decimal('0.4') },
  ];
  expect(joinedParts('region', parts)).toEqual([
    { name: 'USA', weight: decimal('0.7') },
    { name: 'Japan', weight: decimal('0.5') },
  ]);
});

describe('laws', () => {
  it.each([COUNTRY_NAMES, SECTOR_NAMES])('every name is folded, and is of one code only', (names) => {
    const all = Object.entries(names).flatMap(([code, some]) => [code, ...some.split('|')]);
    expect(all.filter((name) => foldedName(name) !== name)).toEqual([]);
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  it('joining leaves the sum, and every key once, the heaviest first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOOK_THROUGH_KINDS), anyParts, (kind, parts) => {
        const joined = joinedParts(kind, parts);
        expect(equals(sumOfWeights(joined), sumOfWeights(parts))).toBe(true);
        const keys = joined.map(({ name }) => partKey(kind, name));
        expect(new Set(keys).size).toBe(keys.length);
        joined.reduce(
          (before, after) => {
            expect(compare(before.weight, after.weight)).toBeGreaterThanOrEqual(0);
            return after;
          },
          joined[0] ?? { name: '', weight: decimal('0') },
        );
      }),
    );
  });
});
