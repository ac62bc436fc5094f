import type { AssetAccount, AssetKind, AssetTypeTotal, OtherAsset, OtherAssetList } from '../../api/wire.ts';
import { keyOf } from './asset-facts.ts';

/** A kind with several accounts: its subtotal, above them. */
export interface GroupLine {
  readonly key: string;
  readonly group: AssetTypeTotal;
  readonly asset: null;
}

export interface AssetLine {
  readonly key: string;
  readonly group: null;
  readonly asset: OtherAsset;
  /** Stands below the line of its kind. */
  readonly isMember: boolean;
  /** Its part of everything owned; null below a line that has it. */
  readonly weight: string | null;
}

export type Line = GroupLine | AssetLine;

/** The owner's own order: that of the lists of kinds and accounts. */
export interface Order {
  readonly kinds: readonly AssetKind[];
  readonly accounts: readonly AssetAccount[];
}

/** Where a name stands in a list; what the list does not have comes after all of it. */
function placeIn(names: readonly string[], name: string): number {
  const place = names.indexOf(name);
  return place < 0 ? names.length : place;
}

/** The lines of the table: each kind with one asset as one line, any other as its subtotal and its accounts. */
export function linesOf({ other_assets: assets, by_type: totals }: OtherAssetList, order: Order): Line[] {
  const codes = order.kinds.map(({ code }) => code);
  const names = order.accounts.map(({ name }) => name);
  const kindAt = (total: AssetTypeTotal) => placeIn(codes, total.asset_type);
  const accountAt = ({ asset_detail: name }: OtherAsset) => (name === null ? -1 : placeIn(names, name));
  return totals
    .toSorted((one, other) => kindAt(one) - kindAt(other))
    .flatMap((total): Line[] => {
      const members = assets
        .filter((asset) => asset.asset_type === total.asset_type)
        .toSorted((one, other) => accountAt(one) - accountAt(other));
      const isGroup = members.length > 1;
      const lines = members.map((asset): AssetLine => ({
        key: keyOf(asset),
        group: null,
        asset,
        isMember: isGroup,
        weight: isGroup ? null : total.weight,
      }));
      return isGroup ? [{ key: `all ${total.asset_type}`, group: total, asset: null }, ...lines] : lines;
    });
}
