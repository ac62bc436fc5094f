import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sum, ZERO } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { positiveDecimal } from '../../testing/arbitraries.ts';
import type { Target } from './target.ts';
import { type TargetedInstrument, targetWeights } from './target-weights.ts';

const of = (isin: string, weight: string): Target => ({
  scope: 'instrument',
  key: isin,
  weight: decimal(weight),
});
const ofClass = (key: string, weight: string): Target => ({
  scope: 'asset_class',
  key,
  weight: decimal(weight),
});
const held = (isin: string, value: string | null, assetClass: string | null = null): TargetedInstrument => ({
  isin,
  assetClass,
  value: value === null ? null : decimal(value),
  price: value === null ? null : decimal('10'),
});
const told = (targets: readonly Target[], instruments: readonly TargetedInstrument[]) => {
  const { weights, leftOut, untargeted } = targetWeights(targets, instruments);
  return {
    weights: Object.fromEntries(Array.from(weights, ([isin, weight]) => [isin, decimalText(weight)])),
    leftOut: leftOut.map(({ target, reason }) => [target.key, reason]),
    untargeted,
  };
};

test('a class is divided among its other instruments that are held, by value', () => {
  const instruments = [
    held('A', '100', 'STOCK'),
    held('B', '300', 'STOCK'),
    held('C', '600', 'STOCK'),
    held('D', '0', 'STOCK'),
    held('E', '50', 'BOND'),
  ];
  expect(told([ofClass('STOCK', '0.4'), of('C', '0.5'), of('E', '0.1')], instruments)).toEqual({
    weights: { A: '0.1', B: '0.3', C: '0.5', E: '0.1' }, // 0.4 · 100/400, 0.4 · 300/400
    leftOut: [],
    untargeted: [],
  });
});

test('an instrument that is not held yet but has a price takes part', () => {
  expect(told([of('A', '0.5'), of('N', '0.5')], [held('A', '100'), held('N', '0')]).weights).toEqual({
    A: '0.5',
    N: '0.5',
  });
});

test('what has no price, and a class of which nothing is held, are left out; the others keep their proportions', () => {
  const instruments = [held('A', '100'), held('B', null), held('C', '10')];
  const targets = [of('A', '0.3'), of('C', '0.1'), of('B', '0.2'), of('X', '0.1'), ofClass('BOND', '0.3')];
  expect(told(targets, instruments)).toEqual({
    weights: { A: '0.75', C: '0.25' }, // 0.3 / 0.4, 0.1 / 0.4
    leftOut: [
      ['B', 'no_price'],
      ['X', 'no_price'],
      ['BOND', 'no_instrument'],
    ],
    untargeted: [],
  });
});

test('what is held without a target is named; what is not held is not', () => {
  const instruments = [held('A', '1'), held('B', '2'), held('C', null), held('D', '0')];
  expect(told([of('A', '1')], instruments).untargeted).toEqual(['B', 'C']);
});

test('without anything to divide among there are no weights', () => {
  expect(told([of('A', '0'), of('B', '1')], [held('A', '1')])).toMatchObject({ weights: {} });
  expect(told([], [])).toEqual({ weights: {}, leftOut: [], untargeted: [] });
});

test('what rounding leaves belongs to the heaviest', () => {
  const thirds = [held('A', '1', 'STOCK'), held('B', '1', 'STOCK'), held('C', '1', 'STOCK')];
  expect(told([ofClass('STOCK', '1')], thirds).weights).toEqual({
    A: '0.3333333334',
    B: '0.3333333333',
    C: '0.3333333333',
  });
});

describe('laws', () => {
  test('all weights together are 1', () => {
    fc.assert(
      fc.property(fc.array(positiveDecimal(), { minLength: 1, maxLength: 9 }), (values) => {
        const instruments = values.map((value, index): TargetedInstrument => {
          return { isin: `I${index}`, assetClass: index % 2 ? 'BOND' : 'STOCK', value, price: value };
        });
        const { weights } = targetWeights([ofClass('STOCK', '0.7'), ofClass('BOND', '0.3')], instruments);
        expect(decimalText(sum(weights.values()))).toBe('1');
        expect(weights.size).toBe(values.length);
        expect(weights.get('I0')).not.toEqual(ZERO);
      }),
    );
  });
});
