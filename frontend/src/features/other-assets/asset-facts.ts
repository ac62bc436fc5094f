import type { OtherAsset } from '../../api/wire.ts';

/** The kind of the one asset that is computed. */
export const INVESTMENTS = 'investments';

export function isEntered({ asset_type: type }: OtherAsset): boolean {
  return type !== INVESTMENTS;
}

/** One asset is one kind in one account. */
export function keyOf({ asset_type: type, asset_detail: account }: OtherAsset): string {
  return account === null ? type : `${type} ${account}`;
}

/** What an asset is called beside others: its kind, and its account where it has one. */
export function assetName(kind: string, { asset_detail: account }: Pick<OtherAsset, 'asset_detail'>): string {
  return account === null ? kind : `${kind}, ${account}`;
}
