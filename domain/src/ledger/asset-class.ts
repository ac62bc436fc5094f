/**
 * What kind of thing an instrument is. The first three are those of the first version of the API; the others are the
 * usual names for what fits none of them. A fund is of the class of what it holds, `MIXED` when it holds several.
 */
export const ASSET_CLASSES = [
  'STOCK',
  'BOND',
  'REAL_ASSET',
  'MONEY_MARKET',
  'COMMODITY',
  'CRYPTO',
  'MIXED',
  'OTHER',
] as const;
export type AssetClass = (typeof ASSET_CLASSES)[number];
