import { expect, test } from 'vitest';
import { assetAccount, assetKind, otherAsset, otherAssetList } from '../../testing/asset-bodies.ts';
import { linesOf } from './lines.ts';

test('a kind in one account is one line with its share; in several, a line of its own above them', () => {
  const list = otherAssetList([
    otherAsset({ asset_type: 'crypto', asset_detail: null }),
    otherAsset({ asset_type: 'cash_eur', asset_detail: 'Revolut' }),
    otherAsset({ asset_type: 'cash_eur', asset_detail: 'Wise' }),
  ]);
  expect(
    linesOf(list, { kinds: [], accounts: [] }).map(({ key, group, ...line }) => [
      key,
      group?.value_eur ?? null,
      line.asset && line.weight,
    ]),
  ).toEqual([
    ['crypto', null, '0.25'],
    ['all cash_eur', '2000.00', null],
    ['cash_eur Revolut', null, null],
    ['cash_eur Wise', null, null],
  ]);
});

test('lines are in the order of the kinds, then of the accounts; what neither knows comes last', () => {
  const list = otherAssetList([
    otherAsset({ asset_type: 'cash_eur', asset_detail: 'Closed Bank' }),
    otherAsset({ asset_type: 'cash_eur', asset_detail: 'Degiro' }),
    otherAsset({ asset_type: 'cash_eur', asset_detail: 'Wise' }),
    otherAsset({ asset_type: 'boat', asset_detail: null }),
    otherAsset({ asset_type: 'crypto', asset_detail: null }),
  ]);
  const order = {
    kinds: [assetKind({ code: 'crypto' }), assetKind({ code: 'cash_eur' })],
    accounts: [assetAccount({ name: 'Wise' }), assetAccount({ name: 'Degiro' })],
  };
  expect(linesOf(list, order).map(({ key }) => key)).toEqual([
    'crypto',
    'all cash_eur',
    'cash_eur Wise',
    'cash_eur Degiro',
    'cash_eur Closed Bank',
    'boat',
  ]);
});
