import {
  type Asset,
  type Decimal,
  decimalText,
  INVESTMENTS,
  isZero,
  type ValuedAsset,
} from '@portfolio/domain';
import { wireStamps } from '../../http/wire.ts';
import type { OtherAssetListWire, OtherAssetWire } from './other-assets.schema.ts';

/** Digits follow the position values for the computed row, cents for all else; nothing at all is a plain `"0"`. */
function amountText(asset: Asset, amount: Decimal): string {
  if (asset.assetType !== INVESTMENTS) return decimalText(amount, 2);
  return isZero(amount) ? '0' : decimalText(amount, 4);
}

export function wireOtherAsset(
  asset: ValuedAsset,
  row: { id: number; created_at: string; updated_at: string },
): OtherAssetWire {
  return {
    asset_type: asset.assetType,
    asset_detail: asset.assetDetail,
    currency: asset.currency,
    value: amountText(asset, asset.value),
    id: row.id,
    ...wireStamps(row),
    value_eur: amountText(asset, asset.valueEur),
  };
}

/** What no rate is known for. */
export function wireLeftOutAsset(asset: Asset): OtherAssetListWire['left_out'][number] {
  const { assetType, currency, value } = asset;
  return { asset_type: assetType, currency, value: amountText(asset, value), reason: 'no_rate' };
}
