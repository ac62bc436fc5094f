import { expect, it } from 'vitest';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { rationalOf, recomputeTrail } from '../../testing/index.ts';
import { type Asset, assetsWithInvestments } from '../assets-with-investments.ts';
import { assetFigure, assetsTotal } from './asset-figures.ts';

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

it('everything owned is the sum of the assets', () => {
  const lines = assetsTotal(assets);
  // 1000.5 + 20 + 4.1152263374
  expect(decimalText(lines.at(-1)?.result ?? RATE)).toBe('1024.6152263374');
  expect(lines.map((line) => line.assetType)).toEqual(['investments', 'crypto', 'pension_fund']);
});
