import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

/** Sources that are no names of their own. */
const WORDS: Readonly<Partial<Record<string, MessageKey>>> = {
  manual: 'prices.by-hand',
  address: 'prices.own-address',
  trade: 'prices.of-trade',
};

const NAMES: Readonly<Partial<Record<string, string>>> = { yahoo: 'Yahoo', ecb: 'ECB' };

/** Who told a price or a rate: `Yahoo`, `By hand`. */
export function sourceWords(t: Translate, source: string): string {
  const words = WORDS[source];
  return words === undefined ? (NAMES[source] ?? source) : t(words);
}
