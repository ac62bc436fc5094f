import { expect, test } from 'vitest';
import { otherAsset, otherAssetList } from '../../testing/asset-bodies.ts';
import { linesOf } from './lines.ts';

test('a kind in one account is one line with its share; in several, a line of its own above them', () => {
  const list = otherAssetList([
    otherAsset({ asset_type: 'crypto', asset_detail: null }),
    otherAsset({ asset_type: 'cash_eur', asset_detail: 'Revolut' }),
    otherAsset({ asset_type: 'cash_eur', asset_detail: 'Wise' }),
  ]);
  expect(
    linesOf(list).map(({ key, group, ...line }) => [
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
