import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { compare, isNegative, multiply, negate, subtract, ZERO } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { positiveDecimal } from '../testing/arbitraries.ts';
import {
  type Asset,
  assetsWithInvestments,
  type Investments,
  valuedAsset,
} from './assets-with-investments.ts';

const asset = (assetType: string, currency: string, value: string): Asset => ({
  assetType,
  assetDetail: null,
  currency,
  value: decimal(value),
});

/** A rate of some day. */
const rated = (currency: string, rate: string) => ({
  ...{ currency, value: decimal(rate), day: 20_000, source: 'ecb' },
});

const investments = (value: string, currency: string, rate: string | null = null): Investments => ({
  ...{ value: decimal(value), currency, published: rate === null ? null : rated(currency, rate) },
});

const CZK = decimal('25');

describe('assetsWithInvestments', () => {
  it('puts the investments first and keeps the order of the rest', () => {
    const assets = [asset('pension_fund', 'CZK', '100'), asset('crypto', 'EUR', '5')];
    const owned = assetsWithInvestments(investments('7.1234', 'EUR'), assets, CZK);
    expect(owned.assets.map((row) => row.assetType)).toEqual(['investments', 'pension_fund', 'crypto']);
  });

  it('has a row for no investments at all, whatever the rate', () => {
    for (const currency of ['EUR', 'CZK', 'USD']) {
      expect(assetsWithInvestments(investments('0', currency), [], CZK)).toEqual({
        assets: [{ assetType: 'investments', assetDetail: null, currency, value: ZERO, valueEur: ZERO }],
        unrated: [],
      });
    }
  });

  it.each([
    // 2500 / 25 by the rate of the settings, whatever was published; 2500 / 1.25; 2500 / 0.9615 = 2600.1040041601…
    ['CZK', '24', '100'],
    ['CZK', null, '100'],
    ['USD', '1.25', '2000'],
    ['CHF', '0.9615', '2600.1040041602'],
  ])('tells investments in %s, published at %s, as %s EUR', (currency, rate, inEur) => {
    const { assets } = assetsWithInvestments(investments('2500', currency, rate), [], CZK);
    expect(assets.map(({ valueEur, value }) => [decimalText(valueEur), decimalText(value)])).toEqual([
      [inEur, '2500'],
    ]);
  });

  it('tells investments without a rate apart: they are not in the list, and never at 1', () => {
    const owned = assetsWithInvestments(investments('2500', 'USD'), [asset('cash', 'CZK', '50')], CZK);
    expect(owned.assets.map(({ assetType }) => assetType)).toEqual(['cash']);
    expect(owned.unrated.map(({ currency, value }) => `${decimalText(value)} ${currency}`)).toEqual([
      '2500 USD',
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

describe('laws', () => {
  const anyRate = fc.option(positiveDecimal());
  const anyCurrency = fc.constantFrom('USD', 'CHF', 'GBP', 'JPY');

  it('everything is told once, in the list or apart, and a value in EUR times its rate is the value again', () => {
    fc.assert(
      fc.property(positiveDecimal(), anyCurrency, anyRate, (value, currency, rate) => {
        const published = rate && { currency, value: rate, day: 0, source: 'ecb' };
        const { assets, unrated } = assetsWithInvestments({ value, currency, published }, [], CZK);
        expect([assets.length, unrated.length]).toEqual(rate ? [1, 0] : [0, 1]);
        const [told] = assets;
        if (!told || !rate) return;
        // |value in EUR − value / rate| ≤ half of the tenth digit, so times the rate at most that much of the rate
        const off = subtract(multiply(told.valueEur, rate), value);
        const bound = multiply(rate, decimal('0.00000000005'));
        expect(compare(isNegative(off) ? negate(off) : off, bound)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
