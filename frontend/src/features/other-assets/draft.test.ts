import { describe, expect, test } from 'vitest';
import { assetAccount, assetKind } from '../../testing/asset-bodies.ts';
import { amountDraft, assetDraft, editableText, NEW_ASSET, rateDraft } from './draft.ts';

describe('an amount as it is typed', () => {
  test.each([
    ['1234.56', '1234.56'],
    ['1234,56', '1234.56'],
    ['12 345,60', '12345.6'],
    ['12’345.60', '12345.6'],
    ['12.345,60', '12345.6'],
    ['12,345.60', '12345.6'],
    ['0', '0'],
  ])('%s is %s', (text, value) => {
    expect(amountDraft(text)).toEqual({ value });
  });

  test.each([
    ['', 'other-assets.enter-an-amount'],
    ['much', 'other-assets.enter-an-amount'],
    ['-1', 'other-assets.not-below-zero'],
  ])('%j is refused', (text, error) => {
    expect(amountDraft(text)).toEqual({ error });
  });
});

test('a rate is above 0', () => {
  expect(rateDraft('24,35')).toEqual({ value: '24.35' });
  for (const text of ['0', '-1', 'x'])
    expect(rateDraft(text)).toEqual({ error: 'other-assets.enter-a-rate' });
});

test('an amount is edited with its cents and without zeros that nobody typed', () => {
  expect(['1200.5000', '8', '4928.1314168378'].map(editableText)).toEqual([
    '1200.50',
    '8.00',
    '4928.1314168378',
  ]);
});

describe('a new asset', () => {
  const kinds = [
    assetKind({ code: 'crypto', name: 'Crypto' }),
    assetKind({ code: 'cash_czk', name: 'Cash in CZK', needs_account: true, currency: 'CZK' }),
  ];
  const accounts = [assetAccount({ name: 'CSOB' })];

  test('is of a kind, with an amount', () => {
    expect(assetDraft(NEW_ASSET, kinds, accounts)).toEqual({
      errors: { kind: 'other-assets.choose-a-kind', amount: 'other-assets.enter-an-amount' },
      body: null,
    });
  });

  test('has the account and the currency that its kind asks for, whatever else was chosen before', () => {
    const cash = { kind: 'cash_czk', account: 'CSOB', currency: 'EUR', amount: '100' } as const;
    expect(assetDraft(cash, kinds, accounts).body).toEqual({
      asset_type: 'cash_czk',
      asset_detail: 'CSOB',
      currency: 'CZK',
      value: '100',
    });
    expect(assetDraft({ ...cash, kind: 'crypto' }, kinds, accounts).body).toEqual({
      asset_type: 'crypto',
      asset_detail: null,
      currency: 'EUR',
      value: '100',
    });
  });

  test('needs an account that there is', () => {
    const cash = { kind: 'cash_czk', account: 'Gone', currency: 'CZK', amount: '100' } as const;
    expect(assetDraft(cash, kinds, accounts)).toEqual({
      errors: { account: 'other-assets.choose-an-account' },
      body: null,
    });
  });
});
