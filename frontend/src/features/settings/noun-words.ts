import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

/** What a table of the portfolio holds, in the words of the history; one that has none there has the name of the API. */
export function nounWords(t: Translate, noun: string): string {
  const key = `history.all-${noun.replaceAll('_', '-')}`;
  const words = t(key as MessageKey);
  return words === key ? noun : words;
}
