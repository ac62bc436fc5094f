import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { equals, sum } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { assetTotals } from './asset-totals.ts';
import type { ValuedAsset } from './assets-with-investments.ts';

function valued(assetType: string, valueEur: string): ValuedAsset {
  const value = decimal(valueEur);
  return { assetType, assetDetail: null, currency: 'EUR', value, valueEur: value };
}

function told(assets: readonly ValuedAsset[]) {
  const { valueEur, byType } = assetTotals(assets);
  return {
    total: decimalText(valueEur),
    byType: byType.map(({ assetType, valueEur: part, weight }) => [
      assetType,
      decimalText(part),
      weight && decimalText(weight),
    ]),
  };
}

describe('assetTotals', () => {
  it('adds the assets of a type up, wherever they stand, and weighs each type', () => {
    const assets = [
      valued('investments', '75'),
      valued('cash_eur', '10'),
      valued('crypto', '5.5'),
      valued('cash_eur', '9.5'),
    ];
    expect(told(assets)).toEqual({
      total: '100', // 75 + 10 + 5.5 + 9.5
      byType: [
        ['investments', '75', '0.75'],
        ['cash_eur', '19.5', '0.195'], // (10 + 9.5) / 100
        ['crypto', '5.5', '0.055'],
      ],
    });
  });

  it('keeps every digit of the values and rounds only the weights', () => {
    expect(told([valued('a', '0.0000000001'), valued('b', '0.0000000002')])).toEqual({
      total: '0.0000000003',
      byType: [
        ['a', '0.0000000001', '0.3333333333'],
        ['b', '0.0000000002', '0.6666666667'],
      ],
    });
  });

  it('has no weights while everything is worth nothing, or nothing is there', () => {
    expect(told([valued('crypto', '0')])).toEqual({ total: '0', byType: [['crypto', '0', null]] });
    expect(told([])).toEqual({ total: '0', byType: [] });
  });
});

describe('laws', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 }).map((count) => `${count}e-2`);
  const assets = fc.array(
    fc.tuple(fc.constantFrom('cash', 'crypto', 'pension'), cents).map(([type, value]) => valued(type, value)),
  );

  it('the types add up to the total', () => {
    fc.assert(
      fc.property(assets, (all) => {
        const { valueEur, byType } = assetTotals(all);
        return equals(sum(byType.map((part) => part.valueEur)), valueEur);
      }),
    );
  });

  it('the order of the assets does not change what a type comes to', () => {
    const sorted = (all: readonly ValuedAsset[]) => told(all).byType.toSorted();
    fc.assert(
      fc.property(assets, (all) => {
        expect(sorted(all.toReversed())).toEqual(sorted(all));
      }),
    );
  });
});
