import { type Decimal, decimalText, INVESTMENTS, isZero, type ValuedAsset } from '@portfolio/domain';
import { wireStamps } from '../../http/wire.ts';
import type { OtherAssetWire } from './other-assets.schema.ts';

/** Digits follow the position values for the computed row, cents for all else; nothing at all is a plain `"0"`. */
function amountText(asset: ValuedAsset, amount: Decimal): string {
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
