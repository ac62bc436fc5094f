import { expect, it } from 'vitest';
import { decimalText } from '../../money/decimal-text.ts';
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
const investments = { value: decimal('1000.5'), currency: 'EUR' } as const;
const assets = assetsWithInvestments(
  investments,
  [asset('crypto', 'EUR', '20'), asset('pension_fund', 'CZK', '100')],
  RATE,
);

it('the value of each asset follows from its lines', () => {
  for (const one of assets) {
    expect(recomputeTrail(assetFigure(one, RATE))).toEqual(rationalOf(one.valueEur));
  }
});

it('the investments are the market value of the holdings, the others what was entered', () => {
  const told = assets.map((one) => assetFigure(one, RATE).map(({ kind, operator }) => `${kind} ${operator}`));
  expect(told).toEqual([
    ['figure start'],
    ['asset start'],
    ['asset start', 'rate divide', 'rounding round'], // 100 / 24.3 does not end
  ]);
});

it('the value and the weight of a type follow from the assets of it', () => {
  const twice = [
    ...assets,
    ...assetsWithInvestments(investments, [asset('crypto', 'CZK', '7')], RATE).slice(1),
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
