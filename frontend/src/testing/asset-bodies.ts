import type { AssetAccount, AssetKind, OtherAsset, OtherAssetList } from '../api/wire.ts';

const STAMPS = { created_at: '2026-11-18T10:00:00', updated_at: '2026-11-18T10:00:00' };

/** 1 000 EUR in an account, unless told otherwise. */
export function otherAsset(changed: Partial<OtherAsset> = {}): OtherAsset {
  return {
    asset_type: 'cash_eur',
    asset_detail: 'Wise',
    currency: 'EUR',
    value: '1000.00',
    value_eur: '1000.00',
    id: 1,
    ...STAMPS,
    ...changed,
  };
}

/** Assets with totals that are right when each is worth 1 000 EUR and there are four in all, or all of one kind. */
export function otherAssetList(assets: OtherAsset[], changed: Partial<OtherAssetList> = {}): OtherAssetList {
  const types = [...new Set(assets.map(({ asset_type: type }) => type))];
  return {
    other_assets: assets,
    total: assets.length,
    exchange_rate_used: '25.00',
    exchange_rate_updated_at: null,
    total_value_eur: '4000.00',
    left_out: [],
    by_type: types.map((type) => {
      const count = assets.filter((asset) => asset.asset_type === type).length;
      return {
        asset_type: type,
        value_eur: `${String(count)}000.00`,
        weight: ['0', '0.25', '0.5', '0.75', '1'][count] ?? null,
      };
    }),
    ...changed,
  };
}

/** A kind that came with the program, without an account and in any currency, unless told otherwise. */
export function assetKind(changed: Partial<AssetKind> = {}): AssetKind {
  return {
    code: 'crypto',
    name: 'Crypto',
    needs_account: false,
    currency: null,
    is_builtin: true,
    id: 1,
    ...STAMPS,
    ...changed,
  };
}

export function assetAccount(changed: Partial<AssetAccount> = {}): AssetAccount {
  return { name: 'Wise', id: 1, ...STAMPS, ...changed };
}
