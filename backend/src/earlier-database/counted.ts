import type { EarlierNoun } from './earlier-noun.ts';

const WORDS: { readonly [N in EarlierNoun]: readonly [one: string, many: string] } = {
  transactions: ['transaction', 'transactions'],
  position_values: ['position value', 'position values'],
  isin_metadata: ['name of an instrument', 'names of instruments'],
  other_assets: ['other asset', 'other assets'],
  settings: ['setting', 'settings'],
  snapshots: ['snapshot row', 'snapshot rows'],
};

/** A count with its noun: `1 transaction`, `64 transactions`. */
export function counted(count: number, noun: EarlierNoun): string {
  return `${count} ${WORDS[noun][count === 1 ? 0 : 1]}`;
}
