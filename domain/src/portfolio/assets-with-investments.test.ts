import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { ZERO } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { type Asset, assetsWithInvestments, valuedAsset } from './assets-with-investments.ts';

const asset = (assetType: string, currency: 'EUR' | 'CZK', value: string): Asset => ({
  assetType,
  assetDetail: null,
  currency,
  value: decimal(value),
});

describe('assetsWithInvestments', () => {
  it('puts the investments first and keeps the order of the rest', () => {
    const assets = [asset('pension_fund', 'CZK', '100'), asset('crypto', 'EUR', '5')];
    const investments = { value: decimal('7.1234'), currency: 'EUR' } as const;
    const types = assetsWithInvestments(investments, assets, decimal('25')).map((row) => row.assetType);
    expect(types).toEqual(['investments', 'pension_fund', 'crypto']);
  });

  it('has a row for no investments at all', () => {
    expect(assetsWithInvestments({ value: ZERO, currency: 'EUR' }, [], decimal('25'))).toEqual([
      { assetType: 'investments', assetDetail: null, currency: 'EUR', value: ZERO, valueEur: ZERO },
    ]);
  });

  it('tells investments kept in CZK in EUR too', () => {
    const investments = { value: decimal('2500'), currency: 'CZK' } as const;
    const [row] = assetsWithInvestments(investments, [], decimal('25')); // 2500 / 25 = 100
    expect(row && [row.currency, decimalText(row.value), decimalText(row.valueEur)]).toEqual([
      'CZK',
      '2500',
      '100',
    ]);
  });
});

describe('valuedAsset', () => {
  it.each([
    ['EUR', '1200.50', '1200.5'],
    ['CZK', '120000', '4928.1314168378'], // 120000 / 24.35 = 4928.13141683778…
    ['CZK', '0', '0'],
  ] as const)('tells %s %s as %s EUR at 24.35', (currency, value, inEur) => {
    const { valueEur } = valuedAsset(asset('crypto', currency, value), decimal('24.35'));
    expect(decimalText(valueEur)).toBe(inEur);
  });
});
