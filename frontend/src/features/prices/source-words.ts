import type { ListingSource } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

/** Sources that are no names of their own. */
const WORDS: Readonly<Partial<Record<string, MessageKey>>> = {
  manual: 'prices.by-hand',
  address: 'prices.own-address',
};

const NAMES: Readonly<Partial<Record<string, string>>> = { yahoo: 'Yahoo', ecb: 'ECB', openfigi: 'OpenFIGI' };

/** Who told a price or a rate: `Yahoo`, `By hand`; of several sources with one provider its place: `Own address 2`. */
export function sourceWords(t: Translate, source: string): string {
  const [, provider = source, place] = /^(.+)-(\d+)$/.exec(source) ?? [];
  const words = WORDS[provider];
  const name = words === undefined ? (NAMES[provider] ?? provider) : t(words);
  return place === undefined ? name : `${name} ${place}`;
}

/** Who is asked, in that order: `Yahoo, then Own address`. */
export function sourcesWords(t: Translate, sources: readonly Pick<ListingSource, 'provider'>[]): string {
  const [first = '', ...others] = sources.map(({ provider }) => sourceWords(t, provider));
  return others.length === 0 ? first : t('prices.then', { first, others: others.join(', ') });
}
