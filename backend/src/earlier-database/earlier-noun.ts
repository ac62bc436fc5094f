/** Nouns that the earlier implementation had too, in the order in which they are reported. */
export const EARLIER_NOUNS = [
  'transactions',
  'position_values',
  'isin_metadata',
  'other_assets',
  'settings',
  'snapshots',
] as const;
export type EarlierNoun = (typeof EARLIER_NOUNS)[number];
