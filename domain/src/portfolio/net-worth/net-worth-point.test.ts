import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Decimal, sum } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { positiveDecimal } from '../../testing/arbitraries.ts';
import { january } from '../../testing/january.ts';
import type { KnownAsset } from './known-assets.ts';
import { type NetWorthPoint, netWorthPoint, otherWorth } from './net-worth-point.ts';

const day = (text: string) => january(Number(text));

const known = (assetType: string, currency: 'EUR' | 'CZK', value: string, on = '1'): KnownAsset => ({
  ...{ assetType, assetDetail: null, currency, value: decimal(value), recordedOn: day(on), snapshot: null },
});

const text = (value: Decimal | null) => value && decimalText(value);

function point(
  assets: readonly KnownAsset[],
  rate: string | null,
  given: Partial<Record<'date' | 'beganOn', string>> & { base?: string; investments?: 'no_price' } = {},
): NetWorthPoint {
  const date = day(given.date ?? '5');
  const czkPerEur = rate === null ? null : decimal(rate);
  const others = otherWorth(date, assets, czkPerEur, given.beganOn === undefined ? null : day(given.beganOn));
  const { base = 'EUR', investments: value = decimal('1000') } = given;
  return netWorthPoint(date, { currency: base, value }, czkPerEur, others);
}

const shown = ({ investments, otherAssets, total, untold }: NetWorthPoint) =>
  [text(investments), text(otherAssets), text(total), untold] as const;

describe('a net worth', () => {
  it('is the investments and everything else, in EUR, by type', () => {
    const assets = [
      known('cash', 'EUR', '40', '3'),
      known('cash', 'CZK', '250', '2'),
      known('pension', 'CZK', '50', '4'),
    ];
    const told = point(assets, '25');
    expect(shown(told)).toEqual(['1000', '52', '1052', null]); // 1000; 40 + 250 ÷ 25 + 50 ÷ 25
    expect(told.byType.map((of) => [of.assetType, text(of.valueEur), of.recordedOn.slice(8)])).toEqual([
      ['cash', '50', '02'],
      ['pension', '2', '04'],
    ]);
  });

  it.each(['CZK', 'USD'])('of investments kept in %s is told in EUR too', (base) => {
    expect(shown(point([], '25', { base }))).toEqual(['40', '0', '40', null]); // 1000 ÷ 25
    expect(shown(point([], null, { base }))).toEqual([null, '0', null, 'no_rate']);
  });

  it('is unknown while a part is: never a part of it', () => {
    const pension = known('pension', 'CZK', '50');
    expect(shown(point([known('cash', 'EUR', '40')], null))).toEqual(['1000', '40', '1040', null]);
    const told = point([known('cash', 'EUR', '40'), pension], null);
    expect(shown(told)).toEqual(['1000', null, null, 'no_rate']);
    expect(told.byType.map((of) => text(of.valueEur))).toEqual(['40', null]);
    expect(shown(point([], null, { beganOn: '6' }))).toEqual(['1000', null, null, 'not_recorded']);
    expect(shown(point([], null, { beganOn: '5' }))).toEqual(['1000', '0', '1000', null]);
    expect(shown(point([], null, { investments: 'no_price' }))).toEqual([null, '0', null, 'no_price']);
  });

  it('says of a type whether its oldest value was recorded more than a quarter ago', () => {
    const isStale = (on: string) =>
      point([known('cash', 'EUR', '1', '1')], null, { date: on }).byType[0]?.isStale;
    expect([isStale('1'), isStale('93'), isStale('94')]).toEqual([false, false, true]); // 92 and 93 days later
  });
});

describe('laws', () => {
  const anyAsset = fc
    .record({ type: fc.constantFrom('a', 'b', 'c'), isCzk: fc.boolean(), value: positiveDecimal() })
    .map(({ type, isCzk, value }): KnownAsset => ({ ...known(type, isCzk ? 'CZK' : 'EUR', '0'), value }));

  it('the total is the sum of its parts, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(anyAsset), positiveDecimal(), positiveDecimal(), (assets, rate, investments) => {
        const others = otherWorth(day('5'), assets, rate, null);
        const { total, byType } = netWorthPoint(
          day('5'),
          { currency: 'EUR', value: investments },
          null,
          others,
        );
        const parts = byType.flatMap(({ valueEur }) => valueEur ?? []);
        expect(text(total)).toBe(text(add(investments, sum(parts))));
        expect(new Set(byType.map(({ assetType }) => assetType)).size).toBe(byType.length);
      }),
    );
  });
});
