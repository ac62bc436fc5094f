import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedText } from '../../money/decimal-text.ts';
import { equals, sum } from '../../money/decimal.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { anyValuedHoldings } from '../../testing/index.ts';
import { allocatedTotal, allocation } from './allocation.ts';
import { ALLOCATION_KEYS, type AllocationKey, type ValuedHolding } from './slices.ts';

const NOTHING = { name: null, assetClass: null, currency: null, lookThrough: {} };

function holding(isin: string, value: string, more: Partial<ValuedHolding> = {}): ValuedHolding {
  const units = decimal('10');
  return { ...NOTHING, isin, units, marketValue: decimal(value), brokers: [{ broker: 'A', units }], ...more };
}

const parts = (...weights: readonly (readonly [string, string])[]) =>
  weights.map(([name, weight]) => ({ name, weight: decimal(weight) }));

/** Every part in a line: what it is, its value and its share. */
function told(holdings: readonly ValuedHolding[], by: AllocationKey) {
  return allocation(holdings, by).parts.map(({ kind, key, name, value, share, instruments }) =>
    [
      kind === 'named' ? `${key}=${name}` : kind,
      publishedText(value),
      share && publishedText(share),
      instruments.map(({ isin }) => isin).join('+'),
    ].join(' '),
  );
}

const WORLD = holding('W', '600', {
  name: 'World',
  assetClass: 'STOCK',
  currency: 'EUR',
  brokers: [
    { broker: 'A', units: decimal('4') },
    { broker: 'B', units: decimal('6') },
    { broker: 'C', units: decimal('0') },
  ],
  lookThrough: { region: parts(['United States', '0.7'], ['Japan', '0.25']) },
});
const AMERICA = holding('U', '300', {
  assetClass: 'STOCK',
  currency: 'USD',
  lookThrough: { region: parts(['USA', '1'], ['United States', '0.005']) },
});
const GOLD = holding('G', '100');

describe('all holdings by', () => {
  it.each<[AllocationKey, string[]]>([
    ['instrument', ['W=World 600 0.6 W', 'U=U 300 0.3 U', 'G=G 100 0.1 G']],
    ['asset_class', ['STOCK=STOCK 900 0.9 W+U', 'unknown 100 0.1 G']],
    ['currency', ['EUR=EUR 600 0.6 W', 'USD=USD 300 0.3 U', 'unknown 100 0.1 G']],
    // 600 · 4 ÷ 10 = 240 at A, and 300 + 100; the rest of 600 at B
    ['broker', ['A=A 640 0.64 U+W+G', 'B=B 360 0.36 W']],
    // United States 600 · 0.7 + 300 · 1.005 = 721.5; 600 · 0.05 − 300 · 0.005 + 100 are not broken down
    [
      'region',
      ['US=United States 721.5 0.7215 W+U', 'JP=Japan 150 0.15 W', 'not_broken_down 128.5 0.1285 G+W+U'],
    ],
    ['sector', ['not_broken_down 1000 1 W+U+G']],
  ])('%s', (by, expected) => {
    expect(told([WORLD, AMERICA, GOLD], by)).toEqual(expected);
  });

  it('what is worth nothing has no share, and what is nowhere is unknown', () => {
    expect(told([holding('X', '0', { brokers: [] })], 'broker')).toEqual(['unknown 0  X']);
    expect(told([], 'region')).toEqual([]);
  });

  it('of the same size stand in the order of their keys, instruments in that of their ISINs', () => {
    const twins = [
      holding('Y', '1', { currency: 'USD' }),
      holding('X', '1', { currency: 'USD' }),
      holding('Z', '2', { currency: 'EUR' }),
    ];
    expect(told(twins, 'currency')).toEqual(['EUR=EUR 2 0.5 Z', 'USD=USD 2 0.5 X+Y']);
    expect(told(twins.toReversed(), 'currency')).toEqual(['EUR=EUR 2 0.5 Z', 'USD=USD 2 0.5 X+Y']);
  });
});

describe('laws', () => {
  it('parts, and the instruments within each, come to the whole, to the last digit', () => {
    fc.assert(
      fc.property(anyValuedHoldings, fc.constantFrom(...ALLOCATION_KEYS), (holdings, by) => {
        const { parts: all, total } = allocation(holdings, by);
        expect(equals(total, allocatedTotal(holdings))).toBe(true);
        expect(equals(sum(all.map(({ value }) => value)), total)).toBe(true);
        for (const { value, instruments } of all) {
          expect(equals(sum(instruments.map((one) => one.value)), value)).toBe(true);
          expect(new Set(instruments.map(({ isin }) => isin)).size).toBe(instruments.length);
        }
      }),
    );
  });

  it('looking through instruments that are not broken down tells what they are worth, and nothing else', () => {
    const opaque = anyValuedHoldings.map((holdings) => holdings.map((one) => ({ ...one, lookThrough: {} })));
    fc.assert(
      fc.property(opaque, fc.constantFrom('region', 'sector', 'holding'), (holdings, by) => {
        const plain = allocation(holdings, 'instrument').parts.flatMap(({ instruments }) => instruments);
        const { parts: all } = allocation(holdings, by);
        expect(all.map(({ kind }) => kind)).toEqual(holdings.length === 0 ? [] : ['not_broken_down']);
        expect(all.flatMap(({ instruments }) => instruments)).toEqual(plain);
      }),
    );
  });

  it('the order of the holdings does not matter, and every part stands once', () => {
    fc.assert(
      fc.property(anyValuedHoldings, fc.constantFrom(...ALLOCATION_KEYS), (holdings, by) => {
        const values = (some: readonly ValuedHolding[]) =>
          allocation(some, by).parts.map(({ kind, key, value }) => [kind, key, publishedText(value)]);
        expect(values(holdings.toReversed())).toEqual(values(holdings));
        const ids = values(holdings).map(([kind, key]) => `${String(kind)} ${String(key)}`);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
