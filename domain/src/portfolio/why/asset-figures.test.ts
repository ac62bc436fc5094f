import { expect, it } from 'vitest';
import { decimalText } from '../../money/decimal-text.ts';
import { ZERO } from '../../money/decimal.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { rationalOf, recomputeTrail } from '../../testing/index.ts';
import { type Asset, assetsWithInvestments } from '../assets-with-investments.ts';
import { assetTotals } from '../asset-totals.ts';
import { assetFigure, assetsTotal, assetTypeWeight } from './asset-figures.ts';

const RATE = decimal('24.3');
const asset = (assetType: string, currency: 'EUR' | 'CZK', value: string): Asset => ({
  assetType,
  assetDetail: null,
  currency,
  value: decimal(value),
});
const investments = { value: decimal('1000.5'), currency: 'EUR', published: null };
const others = [asset('crypto', 'EUR', '20'), asset('pension_fund', 'CZK', '100')];
const { assets } = assetsWithInvestments(investments, others, RATE);

it('the value of each asset follows from its lines', () => {
  for (const one of assets) {
    expect(recomputeTrail(assetFigure(one, RATE, null))).toEqual(rationalOf(one.valueEur));
  }
});

it('the investments are the market value of the holdings, the others what was entered', () => {
  const told = assets.map((one) =>
    assetFigure(one, RATE, null).map(({ kind, operator }) => `${kind} ${operator}`),
  );
  expect(told).toEqual([
    ['figure start'],
    ['asset start'],
    ['asset start', 'rate divide', 'rounding round'], // 100 / 24.3 does not end
  ]);
});

it('investments in another currency are divided by the last rate of it, which says where it comes from', () => {
  const published = { currency: 'USD', value: decimal('1.1'), day: 20_089, source: 'ecb' };
  const abroad = { value: decimal('1000'), currency: 'USD', published };
  const [one] = assetsWithInvestments(abroad, [], RATE).assets;
  const lines = one ? assetFigure(one, RATE, published) : [];
  // 1000 / 1.1 = 909.0909090909…; day 20089 is 2025-01-01
  expect(recomputeTrail(lines)).toEqual(rationalOf(decimal('909.0909090909')));
  expect(lines[1]).toMatchObject({ kind: 'rate', date: '2025-01-01', currency: 'USD', source: 'ecb' });
  const [nothing] = assetsWithInvestments({ ...abroad, value: ZERO, published: null }, [], RATE).assets;
  expect(nothing && assetFigure(nothing, RATE, null).map(({ kind }) => kind)).toEqual(['figure']);
});

it('the value and the weight of a type follow from the assets of it', () => {
  const twice = [
    ...assets,
    ...assetsWithInvestments(investments, [asset('crypto', 'CZK', '7')], RATE).assets.slice(1),
  ];
  const { byType } = assetTotals(twice);
  for (const { assetType, valueEur, weight } of byType) {
    const lines = assetsTotal(twice.filter((one) => one.assetType === assetType));
    expect(recomputeTrail(lines)).toEqual(rationalOf(valueEur));
    const share = assetTypeWeight(twice, assetType);
    expect(typeof share !== 'string' && weight && recomputeTrail(share)).toEqual(
      weight && rationalOf(weight),
    );
    expect(typeof share !== 'string' && share[0]?.operand).toEqual(valueEur);
  }
  expect(assetTypeWeight([], 'crypto')).toBe('base_not_positive');
});

it('everything owned is the sum of the assets', () => {
  const lines = assetsTotal(assets);
  // 1000.5 + 20 + 4.1152263374
  expect(decimalText(lines.at(-1)?.result ?? RATE)).toBe('1024.6152263374');
  expect(lines.map((line) => line.assetType)).toEqual(['investments', 'crypto', 'pension_fund']);
});
