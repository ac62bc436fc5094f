import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

/** `3 notes`, in the words of the history; a noun that has none there has the name of the API. */
export function countedWords(t: Translate, noun: string, count: number): string {
  const key = `history.${noun.replaceAll('_', '-')}`;
  const words = t(key as MessageKey, { count });
  return words === key ? `${noun}: ${String(count)}` : words;
}
