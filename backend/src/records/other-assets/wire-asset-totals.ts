import { type AssetTotals, decimalText } from '@portfolio/domain';
import type { OtherAssetListWire } from './other-assets.schema.ts';

/** Every digit of the sums, so that they are those of the rows; cents at least. */
export function wireAssetTotals({
  valueEur,
  byType,
}: AssetTotals): Pick<OtherAssetListWire, 'total_value_eur' | 'by_type'> {
  return {
    total_value_eur: decimalText(valueEur, 2),
    by_type: byType.map((part) => ({
      asset_type: part.assetType,
      value_eur: decimalText(part.valueEur, 2),
      weight: part.weight && decimalText(part.weight),
    })),
  };
}
