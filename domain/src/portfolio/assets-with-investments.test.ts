import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { ZERO } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { type Asset, assetsWithInvestments } from './assets-with-investments.ts';

const asset = (assetType: string, currency: 'EUR' | 'CZK', value: string): Asset => ({
  assetType,
  assetDetail: null,
  currency,
  value: decimal(value),
});

describe('assetsWithInvestments', () => {
  it('puts the investments first and keeps the order of the rest', () => {
    const assets = [asset('pension_fund', 'CZK', '100'), asset('crypto', 'EUR', '5')];
    const types = assetsWithInvestments(decimal('7.1234'), assets, decimal('25')).map((row) => row.assetType);
    expect(types).toEqual(['investments', 'pension_fund', 'crypto']);
  });

  it('has a row for no investments at all', () => {
    expect(assetsWithInvestments(ZERO, [], decimal('25'))).toEqual([
      { assetType: 'investments', assetDetail: null, currency: 'EUR', value: ZERO, valueEur: ZERO },
    ]);
  });

  it.each([
    ['EUR', '1200.50', '1200.5'],
    ['CZK', '120000', '4928.1314168378'], // 120000 / 24.35 = 4928.13141683778…
    ['CZK', '0', '0'],
  ] as const)('tells %s %s as %s EUR at 24.35', (currency, value, inEur) => {
    const [, row] = assetsWithInvestments(ZERO, [asset('crypto', currency, value)], decimal('24.35'));
    expect(row && decimalText(row.valueEur)).toBe(inEur);
  });
});
